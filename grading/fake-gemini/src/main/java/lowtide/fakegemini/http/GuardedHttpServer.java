package lowtide.fakegemini.http;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * WireMock's HTTP server behind a {@link RequestGuard}, so that WireMock's admin API, its pages and the files of the
 * working directory cannot be reached.
 */
final class GuardedHttpServer extends Jetty11HttpServer {

    private final PacedStreams streams;

    GuardedHttpServer(Options options, AdminRequestHandler admin, StubRequestHandler stubs, PacedStreams streams) {
        super(options, admin, stubs);
        this.streams = streams;
    }

    @Override
    protected Handler createHandler(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
        HandlerWrapper guard = new RequestGuard(name -> streams.take(name)); // called before the field is set
        guard.setHandler(super.createHandler(options, admin, stubs));
        return guard;
    }
}
