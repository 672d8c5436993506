package lowtide.checks.retries;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lowtide.agent.api.AgentThrew;
import lowtide.checks.dsl.CallOutcome;
import lowtide.checks.dsl.CheckFailure;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;

/**
 * One call as Gemini, the agent's clock and the caller saw it.
 *
 * @param after what Gemini did to the requests, for messages
 * @param requests those of this call
 * @param waits the pauses before each of the requests, and after the last one, by the agent's clock: one more than requests
 * @param tookReally by the wall clock
 */
record RetriedCall(
        String after, List<GeminiRequest> requests, List<Duration> waits, CallOutcome outcome, Duration tookReally) {

    private static final Duration SLEPT = Duration.ofMillis(900);

    /** Fails unless there were so many requests, all with the same contents. */
    RetriedCall hasRequests(int count, String expected) {
        if (requests.size() != count) {
            throw new CheckFailure(
                    after + ": " + requests.size() + (requests.size() == 1 ? " request" : " requests")
                            + " reached Gemini, not " + count + ".",
                    outcome.sentence(),
                    expected);
        }
        List<String> first = texts(requests.get(0));
        for (GeminiRequest request : requests) {
            if (!texts(request).equals(first)) {
                throw new CheckFailure(
                        request,
                        after + ": a further try carried other messages than the first one.",
                        "the same messages in every try of a call.");
            }
        }
        return this;
    }

    /** Fails unless the caller got an answer. */
    RetriedCall isAnswered() {
        if (outcome.reply().isEmpty()) {
            throw new CheckFailure(
                    after + ": the caller got no answer.", outcome.sentence(), "the answer of the last try.");
        }
        return this;
    }

    /** The exception that the caller got. */
    Optional<AgentThrew> failure() {
        return outcome.failure();
    }

    /** Fails unless the caller got an exception. */
    AgentThrew fails() {
        return outcome.failure()
                .orElseThrow(() -> new CheckFailure(
                        after + ": the caller got " + outcome.inWords() + ".",
                        "an exception: what the model threw, or one with that as its cause."));
    }

    /** The pauses between two tries, the first of them number 1. Fails if there was no try after them. */
    Duration wait(int number) {
        if (requests.size() <= number) {
            throw new CheckFailure(
                    after + ": only " + requests.size() + " tries reached Gemini.",
                    outcome.sentence(),
                    "a try after each failure that may pass.");
        }
        return waits.get(number);
    }

    /** Fails unless this wait lasted from so long to so long. */
    RetriedCall waited(int number, Duration shortest, Duration longest, String expected) {
        Duration wait = wait(number);
        if (wait.compareTo(shortest) < 0 || wait.compareTo(longest) > 0) {
            throw new CheckFailure(
                    after + ": the wait before try " + (number + 1) + " was " + inWords(wait) + "." + sleptItself(wait),
                    "All waits of this call: "
                            + waits.stream().map(RetriedCall::inWords).collect(Collectors.joining(", ")) + ".",
                    expected);
        }
        return this;
    }

    /** Fails if there were pauses before the first try. */
    RetriedCall beganAtOnce() {
        if (!waits.get(0).isZero()) {
            throw new CheckFailure(
                    after + ": the agent waited " + inWords(waits.get(0)) + " before its first try.",
                    "no wait before the first try.");
        }
        return this;
    }

    /** Fails if there were pauses that no try follows. */
    RetriedCall endedAtOnce() {
        Duration last = waits.get(requests.size());
        if (!last.isZero()) {
            throw new CheckFailure(
                    after + ": the agent waited " + inWords(last) + " after its last try.",
                    "no wait when no try follows.");
        }
        return this;
    }

    private String sleptItself(Duration wait) {
        return wait.isZero() && tookReally.compareTo(SLEPT) > 0
                ? " The call took " + inWords(tookReally) + " of real time: it seems to sleep by itself."
                : "";
    }

    static String inWords(Duration time) {
        return time.isZero() ? "0 s" : time.toMillis() / 1_000.0 + " s";
    }

    private static List<String> texts(GeminiRequest request) {
        return request.turns().stream().map(Content::text).toList();
    }
}
