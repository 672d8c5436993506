package lowtide.checks.userisolation;

import java.util.List;
import java.util.Optional;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.RequestDifference;
import lowtide.checks.dsl.Turn;
import lowtide.fakegemini.model.GeminiRequest;

/** Compares the first requests of all users: apart from the question, they must be alike. */
final class FirstRequests {

    private Optional<GeminiRequest> request = Optional.empty();
    private List<String> own = List.of();

    /**
     * Fails if this is a user's first turn, and apart from the question its request differs from that of another user.
     */
    void areAlike(Conversation<UserIsolationAgent> user, Turn turn) {
        if (turn.number() > 1) {
            return;
        }
        List<String> texts = List.of(user.userId(), turn.question());
        if (request.isPresent() && RequestDifference.isLarge(request.get(), own, turn.request(), texts)) {
            throw new CheckFailure(
                    turn.request(),
                    "Apart from the question, the first requests of two users differed.",
                    "at most " + RequestDifference.ALLOWED + " characters that depend on other users, including the"
                            + " system instruction, tools and data.");
        }
        request = request.or(() -> Optional.of(turn.request()));
        own = own.isEmpty() ? texts : own;
    }
}
