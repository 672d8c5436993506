package lowtide.fakegemini;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * WireMock's server without what it offers beside the stubs: its admin API, its pages and the files of the working
 * directory are all 404, like anything else that Gemini does not have.
 */
final class Loopback extends Jetty11HttpServer {

    Loopback(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
        super(options, admin, stubs);
    }

    @Override
    protected Handler createHandler(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
        HandlerWrapper wall = new Wall();
        wall.setHandler(super.createHandler(options, admin, stubs));
        return wall;
    }

    /** WireMock's own paths all begin with two underscores. */
    private static final class Wall extends HandlerWrapper {

        private static final long LARGEST =
                20_971_520; // Gemini's own limit; one whose length is unknown is refused as well

        private static final Reply.Failure TOO_LARGE =
                Reply.Failure.invalidArgument("Request payload size exceeds the limit: " + LARGEST + " bytes.");

        private static final Reply.Failure COMPRESSED =
                Reply.Failure.invalidArgument("Compressed requests are not taken here.");

        @Override
        public void handle(String target, Request baseRequest, HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            if (request.getContentLengthLong() > LARGEST
                    || request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null) {
                refuse(TOO_LARGE, baseRequest, response);
                return;
            }
            if (request.getHeader("Content-Encoding") != null) {
                refuse(COMPRESSED, baseRequest, response); // WireMock would unpack it, however large it becomes
                return;
            }
            if (!target.startsWith("/__")) {
                super.handle(target, baseRequest, request, response);
                return;
            }
            refuse(FrontDoor.NOT_FOUND, baseRequest, response);
        }

        private static void refuse(Reply.Failure failure, Request baseRequest, HttpServletResponse response)
                throws IOException {
            WireReply reply = ReplyWriter.failure(failure);
            response.setStatus(reply.status());
            response.setContentType(reply.contentType());
            response.setHeader("Connection", "close"); // the rest of it is not read
            response.getWriter().write(reply.body());
            baseRequest.setHandled(true);
        }
    }
}
