package lowtide.fakegemini;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import lowtide.fakegemini.http.CallHandler;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Reply;

/**
 * One API key, with its own journal, scripts, gates and quota. Accounts are independent, so any number of tests can share
 * a server. Thread-safe.
 *
 * <p>The reply to a model call is chosen when the call arrives: the next enqueued one, otherwise that of the first rule
 * that matches, otherwise the one for always, otherwise the default answer. A script of its {@link #model} goes first. A request that Gemini would refuse is
 * refused, whatever the script says, and uses up none of it.
 */
public final class Account implements AutoCloseable {

    /** The start of every key that an account has. */
    static final String KEY_PREFIX = "fake-gemini-";

    private final String baseUrl;
    private final String apiKey = KEY_PREFIX + UUID.randomUUID();
    private final long seed;
    private final Consumer<Account> onClose;

    private final Journal journal = new Journal();
    private final Scripts scripts = new Scripts();
    private final Gates gates = new Gates();
    private final StreamGates streamGates = new StreamGates();
    private final Quota quota = new Quota();
    private final AccountCalls calls;

    Account(String baseUrl, long seed, Consumer<Account> onClose) {
        this.baseUrl = baseUrl;
        this.seed = seed;
        this.onClose = onClose;
        calls = new AccountCalls(seed, journal, scripts, gates, streamGates, quota);
    }

    /** The base URL for a client, such as {@code http://127.0.0.1:40123/v1beta}. */
    public String baseUrl() {
        return baseUrl;
    }

    /** The API key for a client. It appears in no journal, message or {@code toString}. */
    public String apiKey() {
        return apiKey;
    }

    /**
     * A snapshot of all requests that arrived under this key and were not drained, in order of arrival: answered and
     * refused ones, faults, ones that are still held, and token counts.
     */
    public List<Exchange> exchanges() {
        return journal.exchanges();
    }

    /**
     * Removes the finished exchanges from the journal and returns them, in order of arrival. For runs that are so long
     * that their journal would not fit into memory. Later requests continue the numbering.
     */
    public List<Exchange> drain() {
        return journal.drain();
    }

    /** The model calls among the {@link #exchanges()}, including refused and held ones. */
    public List<GeminiRequest> requests() {
        return exchanges().stream()
                .map(Exchange::request)
                .filter(GeminiRequest::isModelCall)
                .toList();
    }

    /** The embedding requests among the {@link #exchanges()}, including refused ones. */
    public List<GeminiRequest> embeddings() {
        return exchanges().stream()
                .map(Exchange::request)
                .filter(GeminiRequest::isEmbedding)
                .toList();
    }

    /** Gives these replies to the next model calls, one each, in order; then rules and default answers apply again. */
    public Account enqueue(Reply... replies) {
        scripts.common().enqueue(replies);
        return this;
    }

    /** Gives this reply to every model call, unless a reply is enqueued or a rule matches. */
    public Account always(Reply reply) {
        scripts.common().always(reply);
        return this;
    }

    /** Adds a rule that gives this reply to model calls that match. Rules are tried in the order they were added. */
    public Account when(Predicate<GeminiRequest> condition, Reply reply) {
        scripts.common().when(condition, reply);
        return this;
    }

    /**
     * The script of one model, such as {@code gemini-2.5-pro}. It goes before the account's, which decides only if the
     * model's has no reply. Embeddings have no other script.
     */
    public Script model(String name) {
        return scripts.of(name);
    }

    /** Removes all enqueued replies, all rules, and the replies for always, of every model. Gates remain. */
    public Account clearScript() {
        scripts.clear();
        return this;
    }

    /**
     * Limits the requests of this key from now on. Requests beyond the quota get 429, whatever the script says, and are
     * not entered in the journal; therefore a client that floods the server does not fill its memory. Requests for the
     * list of models count as well.
     *
     * @param bytes limit for all bodies together, in which each name, value and bracket of their JSON counts as 32 bytes
     *     more
     */
    public Account quota(int requests, long bytes) {
        quota.set(requests, bytes);
        return this;
    }

    /** Whether a request was beyond the {@link #quota} and is missing from the journal. */
    public boolean isExhausted() {
        return quota.isExhausted();
    }

    /** From now on refuses neighbouring contents of the same role, as some versions of Gemini did. Off by default. */
    public Account requireAlternation() {
        calls.requireAlternation();
        return this;
    }

    /**
     * From now on refuses the responses to parallel calls if they come in several contents. Off by default: reports about
     * what Gemini does conflict.
     */
    public Account requireJointResponses() {
        calls.requireJointResponses();
        return this;
    }

    /**
     * From now on a default answer calls the tools that the request declares, if the message asks for what they do. Off by
     * default.
     */
    public Account callTools() {
        calls.callTools();
        return this;
    }

    /** From now on keeps the newest exchanges only, and those that are not finished. Later requests continue the numbering. */
    public Account keepNewest(int exchanges) {
        journal.keepNewest(exchanges);
        return this;
    }

    /** From now on keeps the bodies of requests and responses, for people to look at. Off by default. */
    public Account keepBodies() {
        journal.keepBodies();
        return this;
    }

    /**
     * The bodies of an exchange that is in the journal, if they are kept.
     *
     * @param index position of the request in the journal
     */
    public Optional<RawExchange> raw(int index) {
        return journal.raw(index);
    }

    /**
     * Adds a gate: model calls that match are entered in the journal and then held inside the server until the gate
     * releases them. A call that matches several gates passes one after the other, oldest gate first.
     */
    public Gate hold(Predicate<GeminiRequest> condition) {
        return gates.add(condition);
    }

    /**
     * Adds a gate inside streams: server-sent events for calls that match are held once {@code events} of them have been
     * sent, or all if there are fewer. A stream that matches several gates passes those with fewer events first, then
     * the oldest.
     */
    public Gate holdStream(Predicate<GeminiRequest> condition, int events) {
        return streamGates.add(condition, events);
    }

    /** Revokes the key: later requests get 400 API_KEY_INVALID, held ones are released. The journal remains. */
    @Override
    public void close() {
        onClose.accept(this);
        calls.close();
    }

    /** Does not contain the key. */
    @Override
    public String toString() {
        return "Account[seed=" + seed + ", exchanges=" + exchanges().size() + "]";
    }

    CallHandler calls() {
        return calls;
    }
}
