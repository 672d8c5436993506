package lowtide.fakegemini;

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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A stand-in for Gemini on this machine: one server on 127.0.0.1 that any Gemini client can be pointed at. Start it
 * once and open an account for every test. Thread-safe.
 */
public final class FakeGemini implements AutoCloseable {

    /** The model the kit talks to. */
    public static final String MODEL = "gemini-2.5-flash";

    private static final String ADDRESS = "127.0.0.1";

    /** Each held request keeps a thread; they are made when needed and go after a minute. */
    private static final int THREADS = 400;

    /** Connections that may wait to be accepted, so that hundreds can arrive at once. */
    private static final int BACKLOG = 1024;

    /** Longer than any client keeps a connection, so that none meets one that was just closed. */
    private static final Duration IDLE = Duration.ofMinutes(30);

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final WireMockServer server;
    private volatile Optional<Account> forAnyKey = Optional.empty();

    private FakeGemini(int port, Consumer<String> log) {
        server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress(ADDRESS)
                .port(port)
                .containerThreads(THREADS)
                .jettyAcceptors(1)
                .jettyAcceptQueueSize(BACKLOG)
                .jettyIdleTimeout(IDLE.toMillis())
                // One connection carries one call, so that resetting one call leaves the others alone.
                .http2PlainDisabled(true)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .templatingEnabled(false)
                .gzipDisabled(true)
                .mappingSource(new NoMappings())
                .httpServerFactory(Loopback::new)
                .httpClientFactory(FakeGemini::noClient)
                .notifier(new Silence())
                .extensions(new FrontDoor(this::account, log)));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(ok()));
    }

    /** Starts on a free port, which the system chooses. */
    public static FakeGemini start() {
        return start(0);
    }

    /** Starts on this port; 0 means a free one. */
    public static FakeGemini start(int port) {
        return start(port, line -> {});
    }

    /** @param log gets one line for every request, with neither key nor text in it */
    static FakeGemini start(int port, Consumer<String> log) {
        return new FakeGemini(port, log);
    }

    /** The URL to give to a client, such as {@code http://127.0.0.1:40123/v1beta}. */
    public String baseUrl() {
        return "http://" + ADDRESS + ":" + server.port() + "/v1beta";
    }

    /** Opens an account with a key of its own. {@code seed} fixes its nonces and its counts of thoughts. */
    public Account open(long seed) {
        Account account = new Account(baseUrl(), seed, this::forget);
        accounts.put(account.apiKey(), account);
        return account;
    }

    /** Opens an account for every non-blank key that was not issued here; there is one at a time, the latest. */
    public synchronized Account openToAnyKey(long seed) {
        Account account = open(seed);
        forAnyKey = Optional.of(account);
        return account;
    }

    /** Closes every account and stops the server. */
    @Override
    public void close() {
        List.copyOf(accounts.values()).forEach(Account::close);
        server.stop();
    }

    /** WireMock could pass requests on to other servers; this one calls nobody. */
    private static HttpClient noClient(
            Options options, boolean trustAll, List<String> trustedHosts, boolean useSystemProperties) {
        return request -> {
            throw new IOException("FakeGemini calls nobody.");
        };
    }

    private synchronized void forget(Account account) {
        accounts.remove(account.apiKey());
        forAnyKey = forAnyKey.filter(other -> other != account);
    }

    private Optional<Account> account(String key) {
        return Optional.ofNullable(accounts.get(key))
                .or(() -> key.startsWith(Account.KEY_PREFIX) ? Optional.empty() : forAnyKey);
    }

    /** WireMock would otherwise read stubs from the working directory, which may be a student's. */
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

    /** WireMock's own messages quote requests, headers included. */
    private static final class Silence implements Notifier {
        @Override
        public void info(String message) {}

        @Override
        public void error(String message) {}

        @Override
        public void error(String message, Throwable t) {}
    }
}
