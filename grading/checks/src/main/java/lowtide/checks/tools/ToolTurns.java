package lowtide.checks.tools;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lowtide.checks.dsl.CallOutcome;
import lowtide.checks.dsl.CheckContext;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Reply;

/**
 * Makes calls of {@code chat} in which Gemini calls tools, as long as it is offered some. Made before the agent. One turn at
 * a time, apart from turns within the execution of a tool.
 */
final class ToolTurns {

    private final CheckContext<ToolsAgent> context;
    private final LoggedTools tools = new LoggedTools();
    private final Set<Integer> ofInnerTurns = ConcurrentHashMap.newKeySet();
    private boolean withText;

    ToolTurns(CheckContext<ToolsAgent> context) {
        this.context = context;
        context.give("tools", tools.executors());
    }

    /** A call with a number in the tool's range, and a name that no other call has. */
    PlannedCall call() {
        Tool tool = Tool.values()[context.random().nextInt(Tool.values().length)];
        return call(tool, context.word(), 1 + context.random().nextInt(tool.most() - 1));
    }

    PlannedCall call(Tool tool, Object name, Object amount) {
        return planned(tool.id(), Map.of("name", name, tool.amount(), amount), Optional.empty());
    }

    /** A valid call whose tool throws an exception with this message. */
    PlannedCall failing(String message) {
        PlannedCall call = call();
        return planned(call.tool(), call.arguments(), Optional.of(message));
    }

    /** A valid call whose tool throws an exception. */
    PlannedCall failing() {
        return failing("no connection");
    }

    /** A call that the agent must not execute. */
    PlannedCall invalid(String tool, Map<String, Object> arguments) {
        return planned(tool, arguments, Optional.empty());
    }

    private PlannedCall planned(String tool, Map<String, Object> arguments, Optional<String> failure) {
        return new PlannedCall(tool, arguments, "receipt " + context.word(), failure);
    }

    /** So many valid calls, which are executed without failure. */
    List<PlannedCall> calls(int count) {
        return Stream.generate(this::call).limit(count).toList();
    }

    /** Does this while the tool is executed for that call. */
    void during(PlannedCall call, Runnable task) {
        tools.during(call, task);
    }

    /**
     * One turn. Gemini's first replies to it make these calls, some with a text before them; the next one is an answer, and
     * so is the reply to a request without tools.
     */
    ToolTurn turn(String circumstances, String user, List<List<PlannedCall>> plan) {
        return turn(circumstances, plan, question -> context.agent().chat(user, question));
    }

    /** A turn of another user while a tool is executed. */
    ToolTurn innerTurn(String circumstances, String user, List<List<PlannedCall>> plan) {
        return turn(
                circumstances,
                plan,
                question -> context.patience()
                        .await(
                                context.session().start(agent -> agent.chat(user, question)),
                                circumstances + ": while a tool ran for one user, another user got no answer.",
                                "answers for everybody else."));
    }

    private ToolTurn turn(String circumstances, List<List<PlannedCall>> plan, UnaryOperator<String> chat) {
        String question = context.meal();
        script(question, plan);
        int requests = context.gemini().exchanges().size();
        int executions = tools.executions().size();
        CallOutcome outcome = CallOutcome.of(() -> chat.apply(question));
        return seen(circumstances, question, plan, requests, executions, outcome);
    }

    private ToolTurn seen(
            String circumstances,
            String question,
            List<List<PlannedCall>> plan,
            int requests,
            int executions,
            CallOutcome outcome) {
        List<PlannedCall> own = plan.stream().flatMap(List::stream).toList();
        List<Exchange> exchanges = context.gemini().exchanges();
        List<Execution> all = tools.executions();
        List<Exchange> ownExchanges = exchanges.subList(requests, exchanges.size()).stream()
                .filter(exchange -> ofInnerTurns.add(exchange.request().index()))
                .toList();
        List<Execution> ownExecutions = all.subList(executions, all.size()).stream()
                .filter(execution -> execution.planned().map(own::contains).orElse(true))
                .toList();
        return new ToolTurn(circumstances, question, plan, ownExchanges, ownExecutions, outcome);
    }

    /** Lets Gemini make these calls in its replies to this question. */
    void script(String question, List<List<PlannedCall>> plan) {
        for (int round = 0; round < plan.size(); round++) {
            int replies = round;
            tools.expect(plan.get(round));
            context.gemini()
                    .when(
                            request -> !request.tools().isEmpty()
                                    && CallsAndResults.isAsked(question, request)
                                    && CallsAndResults.after(question, request).rounds() == replies,
                            reply(plan.get(round)));
        }
    }

    private Reply reply(List<PlannedCall> calls) {
        withText = !withText;
        Part.FunctionCall[] made = calls.stream().map(PlannedCall::functionCall).toArray(Part.FunctionCall[]::new);
        return withText ? Replies.textAndCalls("Let me log that.", made) : Replies.functionCalls(made);
    }
}
