package lowtide.fakegemini;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.AbstractHandler;

/**
 * WireMock's server without what it offers beside the stubs: its admin API, its pages and the files of the working
 * directory are all 404, like anything else that Gemini does not have.
 */
final class Loopback extends Jetty11HttpServer {

    Loopback(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
        super(options, admin, stubs);
    }

    /** These come before WireMock's own handlers, which leave a handled request alone. */
    @Override
    public Handler[] extensionHandlers() {
        return new Handler[] {new Wall()};
    }

    private static final class Wall extends AbstractHandler {
        @Override
        public void handle(
                String target, Request baseRequest, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            if (target.startsWith("/__")) {
                WireReply reply = ReplyWriter.failure(FrontDoor.NOT_FOUND);
                response.setStatus(reply.status());
                response.setContentType(reply.contentType());
                response.getWriter().write(reply.body());
                baseRequest.setHandled(true);
            }
        }
    }
}
