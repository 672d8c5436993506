package lowtide.checks.fallback;

import java.util.List;
import lowtide.checks.dsl.Fault;
import lowtide.fakegemini.Replies;

/** What a model may do instead of answering. */
final class ModelFaults {

    /** Failures of the model, which another model may not have. */
    static final List<Fault> FAILURES = List.of(
            new Fault("503 UNAVAILABLE", Replies.overloaded()),
            new Fault("500 INTERNAL", Replies.internalError()),
            new Fault("504 DEADLINE_EXCEEDED", Replies.deadlineExceeded()),
            new Fault("408 (a time-out)", Replies.requestTimeout()),
            new Fault("429 RESOURCE_EXHAUSTED", Replies.quotaExceeded()),
            new Fault("a reset connection", Replies.connectionReset()));

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

    /** Failures by the code that their messages hold. */
    static final List<Fault> WITH_CODES = List.of(
            new Fault("503", Replies.overloaded()),
            new Fault("429", Replies.quotaExceeded()),
            new Fault("504", Replies.deadlineExceeded()));

    private ModelFaults() {}

    static Fault overloaded() {
        return FAILURES.get(0);
    }
}
