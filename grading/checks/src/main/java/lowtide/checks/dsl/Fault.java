package lowtide.checks.dsl;

import java.util.List;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Reply;

/**
 * A way in which a call fails at Gemini.
 *
 * @param name as messages call it
 * @param reply what FakeGemini does with the request
 */
public record Fault(String name, Reply reply) {

    /** The ways in which calls fail for a caller. */
    public static List<Fault> all() {
        return List.of(
                new Fault("503 (overloaded)", Replies.overloaded()),
                new Fault("a blocked prompt", Replies.blockedPrompt()),
                new Fault("a reset connection", Replies.connectionReset()),
                new Fault("429 (quota)", Replies.quotaExceeded()));
    }

    /** Failures of Gemini or of the network that may be over soon, none with a time to wait. */
    public static List<Fault> passing() {
        return List.of(
                overloaded(),
                new Fault("500 INTERNAL", Replies.internalError()),
                new Fault("504 DEADLINE_EXCEEDED", Replies.deadlineExceeded()),
                new Fault("408 (a time-out)", Replies.requestTimeout()),
                new Fault("429 RESOURCE_EXHAUSTED", Replies.quotaExceeded()),
                new Fault("a reset connection", Replies.connectionReset()));
    }

    /** Some of them, each with the status code in its message as its name. */
    public static List<Fault> byCode() {
        return List.of(
                new Fault("503", Replies.overloaded()),
                new Fault("429", Replies.quotaExceeded()),
                new Fault("504", Replies.deadlineExceeded()));
    }

    /** The commonest one. */
    public static Fault overloaded() {
        return new Fault("503 UNAVAILABLE", Replies.overloaded());
    }
}
