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
}
