package lowtide.checks.streaming;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lowtide.agent.api.AgentThrew;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Patience;
import lowtide.fakegemini.Gate;

/** One call of the agent, and what it has passed on so far. Thread-safe. */
final class StreamedCall implements Consumer<String> {

    /** Characters; many times as many as a check sends, so that an agent that forges text does not fill the memory. */
    private static final int MAX = 100_000;

    private final Patience patience;
    private final Consumer<String> reader;
    private final StringBuilder text = new StringBuilder();
    private final List<String> pieces = new ArrayList<>();
    private final Map<Integer, CompletableFuture<Void>> awaited = new TreeMap<>();
    private volatile CompletableFuture<Void> call = new CompletableFuture<>();

    /** @param reader gets each piece once it has been noted; may block or throw */
    StreamedCall(Patience patience, Consumer<String> reader) {
        this.patience = patience;
        this.reader = reader;
    }

    /** Makes the call. */
    StreamedCall begin(CheckContext<StreamingAgent> context, String user, String message) {
        call = context.session().start(agent -> {
            agent.chat(user, message, this);
            return null;
        });
        return this;
    }

    @Override
    public void accept(String piece) {
        synchronized (this) {
            String kept = String.valueOf(piece);
            kept = kept.substring(0, Math.min(kept.length(), Math.max(0, MAX - text.length())));
            pieces.add(kept);
            text.append(kept);
            awaited.forEach((length, reached) -> {
                if (text.length() >= length) {
                    reached.complete(null);
                }
            });
        }
        reader.accept(piece);
    }

    /** Everything that was passed on so far. */
    synchronized String text() {
        return text.toString();
    }

    synchronized List<String> pieces() {
        return List.copyOf(pieces);
    }

    /** Waits for this text, and fails if it does not come, or another one does. */
    StreamedCall hasPassedOn(String expected, String circumstances) {
        awaitLength(expected.length(), () -> failed(circumstances + ": " + passedOn(), expected));
        return hasPassedOnOnly(expected, circumstances);
    }

    /** Waits for some text, and fails if none comes. */
    void hasBegun(String circumstances) {
        awaitLength(1, () -> new CheckFailure(circumstances + ": " + passedOn(), "text that is passed on at once."));
    }

    private void awaitLength(int length, Supplier<CheckFailure> ifLate) {
        patience.await(CompletableFuture.anyOf(reached(length), call.handle((result, failure) -> null)), ifLate);
        if (call.isCompletedExceptionally()) {
            patience.await(call, "", ""); // throws what the agent has thrown
        }
    }

    /** Fails if another text was passed on so far. */
    StreamedCall hasPassedOnOnly(String expected, String circumstances) {
        if (!text().equals(expected)) {
            throw failed(circumstances + ": " + passedOn(), expected);
        }
        return this;
    }

    /** Waits for the stream of this call to get to a gate, and fails if it does not, or the call ends before that. */
    void reaches(Gate gate, String ifNot) {
        if (!patience.arrives(gate, call)) {
            if (call.isCompletedExceptionally()) {
                patience.await(call, "", ""); // throws what the agent has thrown
            }
            throw new CheckFailure(ifNot, "one request, whose stream is read.");
        }
    }

    /** Fails if the call is over. */
    void isStillRunning(String circumstances) {
        if (call.isDone()) {
            patience.await(call, "", ""); // throws what the agent has thrown
            throw new CheckFailure(
                    circumstances + ": chat(...) had already returned.", "a call that returns when the reply is over.");
        }
    }

    /** Waits until the call returns, and fails if it does not. */
    void returns(String circumstances) {
        patience.await(
                call,
                circumstances + ": chat(...) did not return within " + Patience.LIMIT.toSeconds() + " s.",
                "a call that returns when the reply is over.");
    }

    /** Waits until the call throws, and fails if it does not. */
    AgentThrew fails(String circumstances) {
        String expected = "an exception.";
        try {
            patience.await(
                    call,
                    circumstances + ": chat(...) did not return within " + Patience.LIMIT.toSeconds() + " s.",
                    expected);
        } catch (AgentThrew threw) {
            return threw;
        }
        throw new CheckFailure(circumstances + ": chat(...) returned as if the reply were complete.", expected);
    }

    private synchronized CompletableFuture<Void> reached(int length) {
        CompletableFuture<Void> reached = awaited.computeIfAbsent(length, key -> new CompletableFuture<>());
        if (text.length() >= length) {
            reached.complete(null);
        }
        return reached;
    }

    private String passedOn() {
        String passed = text();
        return passed.isEmpty()
                ? "nothing was passed on."
                : passed.length() + " characters were passed on, " + ending(passed) + ".";
    }

    private static CheckFailure failed(String seen, String expected) {
        return new CheckFailure(
                seen,
                expected.isEmpty()
                        ? "nothing passed on."
                        : expected.length() + " characters, " + ending(expected)
                                + ", each passed on once and in order.");
    }

    private static String ending(String text) {
        return "the last ones being " + CheckContext.quoted(text.substring(Math.max(0, text.length() - 20)));
    }
}
