package lowtide.fakegemini;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import lowtide.fakegemini.http.CallHandler;
import lowtide.fakegemini.http.GeminiServer;
import lowtide.fakegemini.model.ModelCatalogue;

/**
 * A stand-in for the Gemini API: a server on 127.0.0.1 for any Gemini client that can be given a base URL. Start it once
 * and open an account for each test. Thread-safe.
 */
public final class FakeGemini implements AutoCloseable {

    /** The model that the kit uses. */
    public static final String MODEL = ModelCatalogue.DEFAULT;

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final GeminiServer server;
    private volatile Optional<Account> forAnyKey = Optional.empty();

    private FakeGemini(int port, Consumer<String> log) {
        server = new GeminiServer(port, this::handler, log);
    }

    /** Starts on a free port, which the system chooses. */
    public static FakeGemini start() {
        return start(0);
    }

    /**
     * Starts on this port.
     *
     * @param port 0 for a free port, which the system chooses
     */
    public static FakeGemini start(int port) {
        return start(port, line -> {});
    }

    /** @param log gets one line for every request, without API keys and texts */
    static FakeGemini start(int port, Consumer<String> log) {
        return new FakeGemini(port, log);
    }

    /** The base URL for a client, such as {@code http://127.0.0.1:40123/v1beta}. */
    public String baseUrl() {
        return server.baseUrl();
    }

    /**
     * Opens an account with its own API key.
     *
     * @param seed determines the refs in its default answers and the counts of thought tokens
     */
    public Account open(long seed) {
        Account account = new Account(baseUrl(), seed, this::forget);
        accounts.put(account.apiKey(), account);
        return account;
    }

    /** Opens an account for every non-blank key that was not issued here, in place of an earlier such account. */
    public synchronized Account openToAnyKey(long seed) {
        Account account = open(seed);
        forAnyKey = Optional.of(account);
        return account;
    }

    /** Closes all accounts and stops the server. */
    @Override
    public void close() {
        List.copyOf(accounts.values()).forEach(Account::close);
        server.close();
    }

    private synchronized void forget(Account account) {
        accounts.remove(account.apiKey());
        forAnyKey = forAnyKey.filter(other -> other != account);
    }

    private Optional<CallHandler> handler(String key) {
        return Optional.ofNullable(accounts.get(key))
                .or(() -> key.startsWith(Account.KEY_PREFIX) ? Optional.empty() : forAnyKey)
                .map(Account::calls);
    }
}
