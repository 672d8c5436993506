package lowtide.fakegemini;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lowtide.fakegemini.answer.NonceGenerator;
import lowtide.fakegemini.answer.PromptCache;
import lowtide.fakegemini.answer.ThoughtTokens;
import lowtide.fakegemini.answer.ToolChoice;
import lowtide.fakegemini.http.Answer;
import lowtide.fakegemini.http.Call;
import lowtide.fakegemini.http.CallHandler;
import lowtide.fakegemini.http.Pace;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Reply;
import lowtide.fakegemini.reply.HttpReply;
import lowtide.fakegemini.reply.ReplyContext;
import lowtide.fakegemini.reply.ReplyWriter;
import lowtide.fakegemini.request.RequestRules;

/** Answers the calls of one account from its script, behind its gates, and keeps its journal. Thread-safe. */
final class AccountCalls implements CallHandler {

    private final Journal journal;
    private final Scripts scripts;
    private final Gates gates;
    private final StreamGates streamGates;
    private final Quota quota;
    private final NonceGenerator nonces;
    private final ThoughtTokens thoughts;
    private final PromptCache cache = new PromptCache();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean alternation;
    private volatile boolean jointResponses;
    private volatile boolean callsTools;

    AccountCalls(long seed, Journal journal, Scripts scripts, Gates gates, StreamGates streamGates, Quota quota) {
        this.journal = journal;
        this.scripts = scripts;
        this.gates = gates;
        this.streamGates = streamGates;
        this.quota = quota;
        nonces = new NonceGenerator(seed);
        thoughts = new ThoughtTokens(seed);
    }

    void requireAlternation() {
        alternation = true;
    }

    void requireJointResponses() {
        jointResponses = true;
    }

    void callTools() {
        callsTools = true;
    }

    /** Answers everything that waits. */
    void close() {
        closed.countDown();
        gates.close();
        streamGates.close();
    }

    @Override
    public boolean admits(int bytes) {
        return quota.admits(bytes);
    }

    @Override
    public Answer handle(Call call) throws InterruptedException {
        quota.charge(call.parsed().jsonTokens());
        Arrival arrival = arrive(call);
        for (Gate gate : arrival.gates) {
            gate.pass();
        }
        GeminiRequest request = arrival.entry.request();
        HttpReply reply = new ReplyWriter(new ReplyContext(
                        request, call.format(), nonces.at(request.index()), thoughts.of(request), arrival.cachedTokens))
                .write(arrival.reply);
        closed.await(reply.delay().toMillis(), TimeUnit.MILLISECONDS);
        journal.finish(arrival.entry, reply);
        return new Answer(reply, arrival.pace);
    }

    /** Enters a call in the journal and decides on its reply, one call at a time, so that both are in the same order. */
    private synchronized Arrival arrive(Call call) {
        Journal.Entry entry = journal.add(call.parsed().request(), call.body());
        GeminiRequest request = entry.request();
        try {
            List<Gate> held = gates.matching(request);
            Pace pace = streamGates.matching(request);
            Optional<ApiError> refusal = call.parsed().problem().or(() -> refusal(request));
            refusal.ifPresent(error -> journal.refuse(entry, error));
            return refusal.isPresent()
                    ? new Arrival(entry, refusal.get(), 0, held, pace)
                    : new Arrival(
                            entry, reply(request), request.isEmbedding() ? 0 : cache.cachedTokens(request), held, pace);
        } catch (RuntimeException e) {
            // A predicate of the test failed. Without a reply, the client would wait.
            String message =
                    "FakeGemini cannot answer: a rule threw " + e.getClass().getName();
            return new Arrival(entry, new ApiError(500, "INTERNAL", message), 0, List.of(), Pace.AT_ONCE);
        }
    }

    private Reply reply(GeminiRequest request) {
        if (!request.isModelCall() && !request.isEmbedding()) {
            return Replies.answer();
        }
        Reply reply = scripts.next(request);
        List<Part.FunctionCall> calls =
                callsTools && reply instanceof Reply.Answer ? ToolChoice.of(request) : List.of();
        return calls.isEmpty() ? reply : new Reply.FunctionCalls(calls);
    }

    private Optional<ApiError> refusal(GeminiRequest request) {
        return RequestRules.refusal(request, alternation)
                .or(() -> jointResponses ? RequestRules.splitResponses(request) : Optional.empty());
    }

    /** What is decided about a call when it arrives. */
    private record Arrival(Journal.Entry entry, Reply reply, int cachedTokens, List<Gate> gates, Pace pace) {}
}
