package lowtide.checks.userisolation;

import java.util.List;
import java.util.Optional;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.RequestDifference;
import lowtide.checks.dsl.Turn;
import lowtide.fakegemini.model.GeminiRequest;

/** The first request of every user: a user who has not said anything yet is like any other. */
final class FirstRequests {

    private Optional<GeminiRequest> request = Optional.empty();
    private List<String> own = List.of();

    /** Fails if this is a user's first turn, and its request carries besides the question what others' did not. */
    void areAlike(Conversation<UserIsolationAgent> user, Turn turn) {
        if (turn.number() > 1) {
            return;
        }
        List<String> texts = List.of(user.userId(), turn.question());
        if (request.isPresent() && RequestDifference.isLarge(request.get(), own, turn.request(), texts)) {
            throw new CheckFailure(
                    turn.request(),
                    "Besides the question, the first request of a user carried something else than the first request of"
                            + " another user.",
                    "at most " + RequestDifference.ALLOWED + " characters that depend on other users, in the system"
                            + " instruction, tools and data too.");
        }
        request = request.or(() -> Optional.of(turn.request()));
        own = own.isEmpty() ? texts : own;
    }
}
