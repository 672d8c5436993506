package lowtide.checks.budget;

import java.util.List;
import lowtide.checks.dsl.Fault;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Reply;
import lowtide.fakegemini.model.Usage;

/** How calls fail: Gemini has counted no tokens, or has counted some and written no text. */
final class Failures {

    static final List<Fault> ALL = List.of(
            new Fault("503 UNAVAILABLE", Replies.overloaded()),
            new Fault("500 INTERNAL", Replies.internalError()),
            new Fault("429 RESOURCE_EXHAUSTED", Replies.quotaExceeded()),
            new Fault("a reset connection", Replies.connectionReset()),
            new Fault("MAX_TOKENS without text", counted(0, 400, 0, Replies.maxTokens())),
            new Fault("400 INVALID_ARGUMENT", Replies.invalidRequest()),
            new Fault("401 UNAUTHENTICATED", Replies.unauthenticated()),
            new Fault("403 PERMISSION_DENIED", Replies.permissionDenied()),
            new Fault("404 NOT_FOUND", Replies.modelRetired()),
            new Fault("SAFETY without text", counted(0, 120, 16, Replies.safety())),
            new Fault("SAFETY without text and thoughts", counted(0, 0, 0, Replies.safety())),
            new Fault("STOP without text", counted(1, 33, 8, Replies.emptyContent())));

    private Failures() {}

    private static Reply counted(int candidates, int thoughts, int cached, Reply reply) {
        return Replies.reporting(Usage.of(60, candidates, thoughts, cached), reply);
    }
}
