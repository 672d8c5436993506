package lowtide.checks.fallback;

import java.util.List;
import lowtide.checks.dsl.Fault;
import lowtide.fakegemini.Replies;

/** What a model may do instead of answering. */
final class ModelFaults {

    /** Refusals of the model, which another model may not have either. */
    static final List<Fault> REFUSALS = List.of(
            new Fault("a blocked prompt", Replies.blockedPrompt()),
            new Fault("finish reason SAFETY", Replies.safety()),
            new Fault("finish reason RECITATION", Replies.recitation()),
            new Fault("finish reason PROHIBITED_CONTENT", Replies.prohibitedContent()),
            new Fault("a text with finish reason SAFETY", Replies.text("You ate so m", "SAFETY")),
            new Fault("a text with finish reason RECITATION", Replies.text("Take two eg", "RECITATION")),
            new Fault("an answer without text", Replies.emptyContent()));

    static final Fault INVALID_REQUEST = new Fault("400 INVALID_ARGUMENT", Replies.invalidRequest());

    /** What neither counts as a failure of a model nor as its answer, one of each kind. */
    static final List<Fault> NEITHER = List.of(REFUSALS.get(0), REFUSALS.get(1), INVALID_REQUEST);

    private ModelFaults() {}
}
