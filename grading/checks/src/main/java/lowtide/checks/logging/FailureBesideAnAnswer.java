package lowtide.checks.logging;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.Fault;
import lowtide.fakegemini.Gate;

/** Two calls of one user at the same time, of which the first fails after the second was answered. */
final class FailureBesideAnAnswer {

    /** An agent may serve one user's calls one by one; the second request then comes only after the first has failed. */
    private static final Duration MAYBE_ONE_BY_ONE = Duration.ofMillis(75);

    private static final String EXPECTED =
            "an answered turn stays, even if another call of this user fails at the same time.";

    private final CheckContext<LoggingAgent> context;
    private final Conversation<LoggingAgent> user;

    FailureBesideAnAnswer(CheckContext<LoggingAgent> context) {
        this.context = context;
        this.user = new Conversation<>(context, context.word());
    }

    /** Fails unless the next request carries the answered turn, and not the failed question. */
    void leavesTheAnsweredTurn() {
        user.say(context.meal());
        String failing = context.meal();
        String question = context.meal();
        context.gemini()
                .when(
                        request -> request.last().text().equals(failing),
                        Fault.overloaded().reply());
        CompletableFuture<String> answer;
        CompletableFuture<String> failed;
        try (Gate first = context.gemini().hold(request -> request.last().text().equals(failing))) {
            failed = context.session().start(agent -> agent.chat(user.sameId(), failing));
            context.patience().awaitArrivals(first, 1, "The call never reached Gemini.", "a request for every call.");
            boolean overlap;
            try (Gate second =
                    context.gemini().hold(request -> request.last().text().equals(question))) {
                answer = context.session().start(agent -> agent.chat(user.sameId(), question));
                overlap = context.patience().arrive(second, 1, MAYBE_ONE_BY_ONE);
            }
            if (overlap) {
                await(answer);
            }
        }
        await(failed.handle((reply, failure) -> ""));
        user.add(question, context.answered(question, await(answer)));
        assertThatRequestOf(user.say(context.meal())).carries(user.upToLastQuestion(), EXPECTED);
    }

    private String await(CompletableFuture<String> call) {
        return context.patience().await(call, "The call was never answered.", "an answer once Gemini replies.");
    }
}
