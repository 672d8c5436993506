package lowtide.checks.guardrails;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import lowtide.checks.dsl.CallOutcome;
import lowtide.checks.dsl.CheckContext;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Reply;

/** Makes calls of {@code chat} in which Gemini calls tools. Made before the agent. One turn at a time. */
final class GuardedTurns {

    private static final String LONG = ", as you asked".repeat(150);

    private final CheckContext<GuardrailsAgent> context;
    private final RecipeTools tools = new RecipeTools();

    GuardedTurns(CheckContext<GuardrailsAgent> context) {
        this.context = context;
        context.give("tools", tools.executors());
    }

    /** A call of the search, which gives this output. */
    Part.FunctionCall search(String output) {
        return tools.search(context.word(), output);
    }

    /** A turn without calls of tools. */
    GuardedTurn turn(String circumstances, String user, String message) {
        return turn(circumstances, user, message, List.of());
    }

    /** A turn in which Gemini's first replies make these calls, and the next one is an answer. */
    GuardedTurn turn(String circumstances, String user, String message, List<List<Part.FunctionCall>> plan) {
        String answer = "Noted, " + context.word() + (context.random().nextInt(4) == 0 ? LONG : "");
        List<Reply> replies = new ArrayList<>();
        plan.forEach(calls -> replies.add(Replies.functionCalls(calls.toArray(Part.FunctionCall[]::new))));
        replies.add(Replies.text(answer));
        context.gemini().enqueue(replies.toArray(Reply[]::new));
        int before = context.gemini().exchanges().size();
        int deletions = tools.deletions();
        CallOutcome outcome = CallOutcome.of(() -> context.agent().chat(user, message));
        context.gemini().clearScript(); // what a refused call has left
        List<Exchange> exchanges = context.gemini().exchanges();
        return new GuardedTurn(
                circumstances,
                message,
                answer,
                List.copyOf(exchanges.subList(before, exchanges.size())),
                tools.deletions() - deletions,
                outcome);
    }

    /** How many times the destructive tool runs for one user's call of it, if this happens before Gemini's reply with that call. */
    int deletions(String user, String message, Part.FunctionCall call, Runnable meanwhile) {
        context.gemini().when(request -> request.last().text().contains(message), Replies.functionCalls(call));
        try (Gate gate = context.gemini().hold(request -> request.last().text().contains(message))) {
            CompletableFuture<String> slow = context.session().start(agent -> agent.chat(user, message));
            context.patience()
                    .awaitArrivals(gate, 1, "A call made no request to Gemini.", "one request for each message.");
            meanwhile.run();
            int before = tools.deletions();
            gate.open();
            context.patience().await(slow, "A call was never answered.", "an answer once Gemini replies.");
            return tools.deletions() - before;
        }
    }
}
