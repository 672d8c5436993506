package lowtide.fakegemini;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One API key and everything that belongs to it: a journal, a script, gates and nonces. Accounts know nothing of each
 * other, so any number of tests share one server. Thread-safe.
 *
 * <p>Which reply a request gets is decided when it arrives, in order of arrival: the next enqueued one, else that of the
 * first matching rule, else the one for always, else a default answer. Requests that Gemini would refuse are refused,
 * whatever the script says, and use up nothing of it.
 */
public final class Account implements AutoCloseable {

    /** What every key issued here begins with. */
    static final String KEY_PREFIX = "fake-gemini-";

    /** About what a name, a value or a bracket takes in the journal. */
    private static final long BYTES_A_TOKEN = 32;

    private final String baseUrl;
    private final String apiKey = KEY_PREFIX + UUID.randomUUID();
    private final long seed;
    private final Nonces nonces;
    private final Consumer<Account> onClose;

    private final List<Entry> journal = new ArrayList<>();
    private final Queue<Reply> queue = new ArrayDeque<>();
    private final List<Rule> rules = new ArrayList<>();
    private final PromptCache cache = new PromptCache();
    private final List<Hold> holds = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private Reply always = Reply.answer();
    private boolean alternation;
    private int arrived;
    private int requestsLeft = Integer.MAX_VALUE;
    private long bytesLeft = Long.MAX_VALUE;
    private boolean exhausted;

    Account(String baseUrl, long seed, Consumer<Account> onClose) {
        this.baseUrl = baseUrl;
        this.seed = seed;
        this.nonces = new Nonces(seed);
        this.onClose = onClose;
    }

    /** The URL to give to a client, such as {@code http://127.0.0.1:40123/v1beta}. */
    public String baseUrl() {
        return baseUrl;
    }

    /** The key to give to a client. It appears in no journal, message or {@code toString}. */
    public String apiKey() {
        return apiKey;
    }

    /**
     * A snapshot of everything that arrived under this key and was not drained, in order of arrival, each request once:
     * answered, refused, faulted and still held ones, token counts included.
     */
    public List<Exchange> exchanges() {
        synchronized (journal) {
            return journal.stream().map(Entry::toExchange).toList();
        }
    }

    /**
     * Takes the finished exchanges out of the journal, in order of arrival, and forgets them: for runs so long that their
     * journal would not fit into memory. What comes later is numbered on.
     */
    public List<Exchange> drain() {
        synchronized (journal) {
            List<Exchange> finished = journal.stream()
                    .map(Entry::toExchange)
                    .filter(Exchange::finished)
                    .toList();
            journal.removeIf(entry -> entry.answer.isPresent());
            return finished;
        }
    }

    /** The model calls among the {@link #exchanges()}, refused and held ones included. */
    public List<GeminiRequest> requests() {
        return exchanges().stream()
                .map(Exchange::request)
                .filter(GeminiRequest::isModelCall)
                .toList();
    }

    /** The next model calls get these replies, one each, in order; afterwards rules and default answers apply again. */
    public Account enqueue(Reply... replies) {
        synchronized (journal) {
            queue.addAll(List.of(replies));
        }
        return this;
    }

    /** Every model call gets this reply, unless one is enqueued or a rule matches. */
    public Account always(Reply reply) {
        synchronized (journal) {
            always = reply;
        }
        return this;
    }

    /** Model calls that match get this reply. Rules are tried in the order of their addition. */
    public Account when(Predicate<GeminiRequest> which, Reply reply) {
        synchronized (journal) {
            rules.add(new Rule(which, reply));
        }
        return this;
    }

    /** Forgets everything enqueued, every rule, and the reply for always. Gates stay. */
    public Account clearScript() {
        synchronized (journal) {
            queue.clear();
            rules.clear();
            always = Reply.answer();
        }
        return this;
    }

    /**
     * From now on refuses what goes beyond this many requests or bytes of requests with 429, whatever the script says,
     * and enters none of it in the journal: a client that floods the server fills no memory. Questions for the list of
     * models count as well. Every name, value and bracket of the JSON counts for some bytes more than it has.
     */
    public Account quota(int requests, long bytes) {
        synchronized (journal) {
            requestsLeft = requests;
            bytesLeft = bytes;
        }
        return this;
    }

    /** Whether something went beyond the {@link #quota}; the journal is then not all there was. */
    public boolean isExhausted() {
        synchronized (journal) {
            return exhausted;
        }
    }

    /** From now on refuses neighbouring contents of the same role, as some versions of Gemini did; off by default. */
    public Account requireAlternation() {
        synchronized (journal) {
            alternation = true;
        }
        return this;
    }

    /**
     * Puts up a gate: model calls that match are entered in the journal and then held inside the server until the gate
     * lets them go. A call that matches several gates passes one after the other, oldest gate first.
     */
    public Gate hold(Predicate<GeminiRequest> which) {
        Gate gate = new Gate();
        synchronized (journal) {
            if (closed.getCount() == 0) {
                gate.open();
            }
            holds.add(new Hold(which, gate));
        }
        return gate;
    }

    /** Revokes the key: later requests get 400 API_KEY_INVALID, held ones are let go. The journal stays readable. */
    @Override
    public void close() {
        onClose.accept(this);
        synchronized (journal) {
            closed.countDown();
            holds.forEach(hold -> hold.gate.open());
        }
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "Account[seed=" + seed + ", exchanges=" + exchanges().size() + "]";
    }

    /** Whether a request with so many bytes is within the quota; counts it if it is. */
    boolean admits(int bytes) {
        synchronized (journal) {
            exhausted |= requestsLeft < 1 || bytesLeft < bytes;
            if (!exhausted) {
                requestsLeft--;
                bytesLeft -= bytes;
            }
            return !exhausted;
        }
    }

    /** Counts what a call's JSON takes in memory beside its bytes; what is too much shows at the next call. */
    void charge(long tokens) {
        synchronized (journal) {
            bytesLeft -= tokens * BYTES_A_TOKEN;
        }
    }

    /** Takes in one call and returns its answer when it may be sent. Runs on the call's own thread. */
    WireReply take(Call call) throws InterruptedException {
        Entry entry;
        Plan plan;
        synchronized (journal) {
            entry = new Entry(call.request().at(arrived++));
            journal.add(entry);
            plan = plan(entry.request, call.failure());
        }
        for (Gate gate : plan.gates) {
            gate.pass();
        }
        WireReply answer = new ReplyWriter(
                        entry.request,
                        call.form(),
                        nonces.at(entry.request.index()),
                        thoughts(entry.request),
                        plan.cached)
                .write(plan.reply);
        closed.await(answer.delay().toMillis(), TimeUnit.MILLISECONDS);
        synchronized (journal) {
            entry.answer = Optional.of(answer);
        }
        return answer;
    }

    private Plan plan(GeminiRequest request, Optional<Reply.Failure> wrongShape) {
        try {
            List<Gate> gates = holds.stream()
                    .filter(hold -> request.isModelCall() && hold.which.test(request))
                    .map(Hold::gate)
                    .toList();
            return wrongShape
                    .or(() -> RequestRules.refusal(request, alternation))
                    .map(failure -> new Plan(failure, 0, gates))
                    .orElseGet(() -> new Plan(next(request), cache.cachedTokens(request), gates));
        } catch (RuntimeException e) {
            // A rule of the test itself is broken; its call must not hang for that.
            return new Plan(
                    new Reply.Failure(
                            500,
                            "INTERNAL",
                            "FakeGemini cannot answer: a rule threw "
                                    + e.getClass().getName()),
                    0,
                    List.of());
        }
    }

    private Reply next(GeminiRequest request) {
        if (!request.isModelCall()) {
            return Reply.answer();
        }
        if (!queue.isEmpty()) {
            return queue.remove();
        }
        return rules.stream()
                .filter(rule -> rule.which.test(request))
                .map(Rule::reply)
                .findFirst()
                .orElse(always);
    }

    /** Between 16 and 271 tokens, fixed by seed and position; none if the client switched thinking off. */
    private int thoughts(GeminiRequest request) {
        if (request.generation().thinkingBudget().orElse(-1) == 0) {
            return 0;
        }
        return 16 + new SplittableRandom(seed + request.index()).nextInt(256);
    }

    private record Rule(Predicate<GeminiRequest> which, Reply reply) {}

    private record Hold(Predicate<GeminiRequest> which, Gate gate) {}

    /** What is decided about a call at its arrival. */
    private record Plan(Reply reply, int cached, List<Gate> gates) {}

    private static final class Entry {
        private final GeminiRequest request;
        private Optional<WireReply> answer = Optional.empty();

        private Entry(GeminiRequest request) {
            this.request = request;
        }

        private Exchange toExchange() {
            return new Exchange(
                    request,
                    answer.isPresent(),
                    answer.map(WireReply::status).orElse(0),
                    answer.flatMap(WireReply::replyText),
                    answer.flatMap(WireReply::usage));
        }
    }
}
