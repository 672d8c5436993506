package lowtide.fakegemini.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** WireMock, reduced to an HTTP server on 127.0.0.1 that answers every request through a {@link GeminiEndpoint}. */
public final class GeminiServer implements AutoCloseable {

    private static final String ADDRESS = "127.0.0.1";

    /** A held request occupies a thread. Threads are created on demand and end after a minute without work. */
    private static final int MAX_THREADS = 400;

    /** Connections that may wait to be accepted, so that hundreds can arrive at once. */
    private static final int ACCEPT_QUEUE = 1024;

    /** Longer than any client keeps a connection, so that no client uses one that was just closed. */
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(30);

    private final WireMockServer server;

    /**
     * Starts the server.
     *
     * @param port 0 for a free port, which the system chooses
     * @param handlers finds the handler for an API key; empty if the key is not valid
     * @param log gets one line for every request, without API keys and texts
     */
    public GeminiServer(int port, Function<String, Optional<CallHandler>> handlers, Consumer<String> log) {
        PacedStreams streams = new PacedStreams();
        server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress(ADDRESS)
                .port(port)
                .containerThreads(MAX_THREADS)
                .jettyAcceptors(1)
                .jettyAcceptQueueSize(ACCEPT_QUEUE)
                .jettyIdleTimeout(IDLE_TIMEOUT.toMillis())
                // With HTTP/2, resetting the connection of one call would reset the others on it.
                .http2PlainDisabled(true)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .templatingEnabled(false)
                .gzipDisabled(true)
                .mappingSource(new NoMappings())
                .httpServerFactory((options, admin, stubs) -> new GuardedHttpServer(options, admin, stubs, streams))
                .httpClientFactory(GeminiServer::noClient)
                .notifier(new SilentNotifier())
                .extensions(new GeminiEndpoint(handlers, streams, log)));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(ok()));
    }

    /** The URL of API version v1beta, such as {@code http://127.0.0.1:40123/v1beta}. */
    public String baseUrl() {
        return "http://" + ADDRESS + ":" + server.port() + "/v1beta";
    }

    /** Stops the server. */
    @Override
    public void close() {
        server.stop();
    }

    /** Prevents WireMock from passing requests on to other servers. */
    private static HttpClient noClient(
            Options options, boolean trustAll, List<String> trustedHosts, boolean useSystemProperties) {
        return request -> {
            throw new IOException("FakeGemini never calls another server.");
        };
    }

    /** Prevents WireMock from reading stubs in the working directory, which may belong to a student. */
    private static final class NoMappings implements MappingsSource {
        @Override
        public void loadMappingsInto(StubMappings stubs) {}

        @Override
        public void save(List<StubMapping> stubs) {}

        @Override
        public void save(StubMapping stub) {}

        @Override
        public void remove(StubMapping stub) {}

        @Override
        public void removeAll() {}
    }

    /** Drops WireMock's own messages, because they quote requests, including headers. */
    private static final class SilentNotifier implements Notifier {
        @Override
        public void info(String message) {}

        @Override
        public void error(String message) {}

        @Override
        public void error(String message, Throwable t) {}
    }
}
