package lowtide.checks.tools;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageChecks;
import lowtide.checks.StageSuite;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.RequestAssert;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;

/**
 * Stage 8: the model calls tools, and the agent executes what is valid, within limits. That a tool was executed is known
 * from the grader's own tools; that its result reached the model is seen on the wire.
 */
@StageSuite("08-tools")
public class ToolsChecks extends StageChecks<ToolsAgent> {

    private static final int MAX_EXECUTIONS = 5;
    private static final int MAX_REQUESTS = 6;
    private static final int AT_ONCE = 3;
    private static final int FOR_EVER = 40;
    private static final int MANY = 20;
    private static final Pattern STACK_TRACE = Pattern.compile("\\.java:\\d+|\\bat [\\w.$]+\\(");

    public ToolsChecks() {
        super(ToolsAgent.CONTRACT);
    }

    @GradedCheck("8A")
    void aCallIsExecutedAndItsResultGoesBack() {
        ToolTurns turns = new ToolTurns(context);
        logged(turns, List.of());
        logged(turns, List.of(turns.calls(1)));
        logged(turns, List.of(turns.calls(1), turns.calls(2)));
        List<PlannedCall> edges = new EdgeCalls(context, turns).valid();
        for (int from = 0; from < edges.size(); from += AT_ONCE) {
            logged(turns, List.of(edges.subList(from, Math.min(from + AT_ONCE, edges.size()))));
        }
    }

    /** A conversation of three turns, in the second of which Gemini makes these calls. */
    private void logged(ToolTurns turns, List<List<PlannedCall>> plan) {
        Conversation<ToolsAgent> user = new Conversation<>(context, context.word());
        for (List<List<PlannedCall>> each : List.of(List.<List<PlannedCall>>of(), plan, List.<List<PlannedCall>>of())) {
            String circumstances = each.isEmpty() ? "Gemini called no tool" : "Gemini made " + inWords(each);
            ToolTurn turn = turns.turn(circumstances, user.userId(), each).isAnswered();
            turn.executed(turn.calls(), "every call executed once, with its arguments.")
                    .hasRequests(
                            each.size() + 1, each.size() + 1, "one request more than replies with calls, with tools.");
            user.add(turn.question(), turn.asTurn());
            GeminiRequest first = turn.exchanges().get(0).request();
            if (!spoken(first).equals(user.upToLastQuestion())) {
                throw new CheckFailure(
                        first,
                        circumstances + ": the first request of the turn carried "
                                + spoken(first).size() + " questions and answers, not "
                                + user.upToLastQuestion().size() + ".",
                        "all questions and answers of the conversation, as they were.");
            }
        }
    }

    private static String inWords(List<List<PlannedCall>> plan) {
        return plan.stream()
                .map(calls -> calls.size() == 1 ? "one call" : calls.size() + " calls in one reply")
                .collect(Collectors.joining(", then "));
    }

    /** The questions and answers in a request, without calls of tools and their results. */
    private static List<String> spoken(GeminiRequest request) {
        return request.turns().stream()
                .filter(turn -> turn.functionCalls().isEmpty()
                        && turn.functionResponses().isEmpty())
                .map(Content::text)
                .toList();
    }

    @GradedCheck("8B")
    void atMostFiveExecutionsATurn() {
        ToolTurns turns = new ToolTurns(context);
        String user = context.word();
        limited(turns, "Gemini called a tool in every reply", user, oneByOne(turns.calls(FOR_EVER)), MAX_REQUESTS);
        limited(turns, "Gemini made " + MANY + " calls in one reply", user, List.of(turns.calls(MANY)), 2);
        limited(
                turns,
                "Gemini made three calls, then four",
                context.word(),
                List.of(turns.calls(3), turns.calls(4)),
                3);
        limited(
                turns,
                "Gemini made five calls",
                context.word(),
                List.of(turns.calls(MAX_EXECUTIONS), turns.calls(1)),
                2);
        PlannedCall twice = turns.call();
        limited(
                turns,
                "Gemini made a call, and the same call again",
                context.word(),
                List.of(Stream.concat(Stream.of(twice, twice), turns.calls(MAX_EXECUTIONS).stream())
                        .toList()),
                2);
        List<PlannedCall> everySecondFails = IntStream.range(0, MANY)
                .mapToObj(i -> i % 2 == 0 ? turns.failing() : turns.call())
                .toList();
        limited(turns, "Every second execution failed", context.word(), List.of(everySecondFails), 2);
    }

    /** The first five calls are executed, and the request after the fifth has no tools. */
    private void limited(
            ToolTurns turns, String circumstances, String user, List<List<PlannedCall>> plan, int requests) {
        ToolTurn turn = turns.turn(circumstances, user, plan);
        turn.isAnswered()
                .executed(
                        turn.calls().subList(0, MAX_EXECUTIONS),
                        "the first " + MAX_EXECUTIONS + " calls of the turn executed, and no further one.")
                .hasRequests(
                        requests,
                        requests - 1,
                        "tools in every request up to the fifth execution, and one request without tools after it.");
    }

    @GradedCheck("8C")
    void invalidCallsAreNotExecuted() {
        ToolTurns turns = new ToolTurns(context);
        List<PlannedCall> invalid = new EdgeCalls(context, turns).invalid();
        for (int from = 0; from < invalid.size(); from += MAX_EXECUTIONS) {
            List<PlannedCall> calls = invalid.subList(from, Math.min(from + MAX_EXECUTIONS, invalid.size()));
            PlannedCall amongThem = turns.call();
            PlannedCall corrected = turns.call();
            turns.turn(
                            "Gemini made calls that are invalid",
                            context.word(),
                            List.of(
                                    Stream.concat(calls.stream(), Stream.of(amongThem))
                                            .toList(),
                                    List.of(corrected)))
                    .isAnswered()
                    .executed(List.of(amongThem, corrected), "only valid calls executed.")
                    .hasRequests(3, 3, "tools in every request, so that Gemini can correct itself.");
        }
        PlannedCall corrected = turns.call();
        turns.turn(
                        "Gemini corrected itself after four invalid calls",
                        context.word(),
                        oneByOne(Stream.concat(invalid.stream().limit(4), Stream.of(corrected))
                                .toList()))
                .isAnswered()
                .executed(List.of(corrected), "only the valid call executed.")
                .hasRequests(MAX_REQUESTS, MAX_REQUESTS - 1, "tools in the first five requests, and six in all.");
        turns.turn("Gemini made invalid calls only", context.word(), oneByOne(invalid))
                .isAnswered()
                .executed(List.of(), "nothing executed.")
                .hasRequests(MAX_REQUESTS, MAX_REQUESTS - 1, "tools in the first five requests, and six in all.");
    }

    @GradedCheck("8D")
    void aToolThatFailsDoesNotEndTheTurn() {
        ToolTurns turns = new ToolTurns(context);
        String word = context.word();
        String message = "could not reach jdbc:postgresql://" + word + ":5432/health";
        String user = context.word();
        failing(turns, user, List.of(List.of(turns.failing(message)), turns.calls(1)));
        failing(turns, user, List.of(List.of(turns.call(), turns.failing(message), turns.call())));
        failing(turns, user, List.of());
        for (GeminiRequest request : context.gemini().requests()) {
            if (RequestAssert.holds(request, word)) {
                throw new CheckFailure(
                        request,
                        "A tool threw an exception with the message \"" + message + "\", and a request held \"" + word
                                + "\".",
                        "nothing of the exception's message in any request.");
            }
            request.turns().stream()
                    .flatMap(turn -> turn.functionResponses().stream())
                    .filter(response -> STACK_TRACE.matcher(response.asText()).find())
                    .findFirst()
                    .ifPresent(response -> {
                        throw new CheckFailure(
                                request,
                                "A tool threw an exception, and its result held a stack trace.",
                                "an error in words, without a stack trace.");
                    });
        }
    }

    private void failing(ToolTurns turns, String user, List<List<PlannedCall>> plan) {
        ToolTurn turn = turns.turn("A tool threw an exception", user, plan).isAnswered();
        turn.executed(turn.calls(), "every call executed once.")
                .hasRequests(plan.size() + 1, plan.size() + 1, "a turn that goes on, with tools.");
    }

    @GradedCheck(value = "8E", concurrent = true)
    void afterThreeFailuresToolsRest() {
        new ToolRest(context, new ToolTurns(context)).beginsAndEnds();
    }

    @GradedCheck("8F")
    void theCapNeverPartsACallFromItsResult() {
        new LongConversation(context, new ToolTurns(context)).staysValidAndWithinTheCap();
    }

    private static List<List<PlannedCall>> oneByOne(List<PlannedCall> calls) {
        return calls.stream().map(List::of).toList();
    }
}
