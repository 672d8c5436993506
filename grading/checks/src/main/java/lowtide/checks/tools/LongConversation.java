package lowtide.checks.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Fault;
import lowtide.checks.dsl.RequestAssert;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;

/** One user's conversation with tools, far beyond the cap. Gemini must take every request of it. */
final class LongConversation {

    private static final int TURNS = 60;
    private static final int CAP = 20;
    private static final int MAX_EXECUTIONS = 5;
    private static final int MANY = 20;

    private final CheckContext<ToolsAgent> context;
    private final ToolTurns turns;
    private final String user;
    private List<String> lastTurn = List.of();

    LongConversation(CheckContext<ToolsAgent> context, ToolTurns turns) {
        this.context = context;
        this.turns = turns;
        this.user = context.word();
    }

    void staysValidAndWithinTheCap() {
        for (int number = 1; number <= TURNS; number++) {
            ToolTurn turn = turns.turn("In " + RequestAssert.ordinal(number) + " turn", user, plan());
            context.gemini().clearScript();
            turn.exchanges().stream().map(Exchange::request).forEach(request -> carriesWhatItMust(turn, request));
            turn.isAnswered();
            firstRequestCarriesTheTurnBefore(turn);
            lastTurn = List.of(turn.question(), turn.outcome().reply().orElseThrow());
            if (number % 12 == 0) {
                aTurnThatFailsLeavesNothing(number);
            }
        }
    }

    /** No call, one, several in one reply or one after the other, or far too many. */
    private List<List<PlannedCall>> plan() {
        Random random = context.random();
        return switch (random.nextInt(8)) {
            case 0, 1 -> List.of();
            case 2, 3 -> List.of(turns.calls(1));
            case 4 -> List.of(turns.calls(2 + random.nextInt(MAX_EXECUTIONS - 1)));
            case 5 -> List.of(turns.calls(1), turns.calls(2));
            case 6 -> List.of(turns.calls(MANY));
            default ->
                IntStream.range(0, MAX_EXECUTIONS).mapToObj(i -> turns.calls(1)).toList();
        };
    }

    private static void carriesWhatItMust(ToolTurn turn, GeminiRequest request) {
        int carried = request.turns().size();
        if (carried > CAP) {
            throw new CheckFailure(
                    request,
                    turn.circumstances() + ", a request carried " + carried + " messages; the cap is " + CAP + ".",
                    "at most " + CAP + " messages, where the results of one reply's calls count as one.");
        }
        if (!CallsAndResults.isAsked(turn.question(), request)) {
            throw new CheckFailure(
                    request,
                    turn.circumstances() + ", a request did not carry the question.",
                    "the question of the turn in each of its requests.");
        }
    }

    private void firstRequestCarriesTheTurnBefore(ToolTurn turn) {
        List<String> texts = turn.exchanges().get(0).request().turns().stream()
                .map(Content::text)
                .toList();
        if (!texts.containsAll(lastTurn)) {
            throw new CheckFailure(
                    turn.exchanges().get(0).request(),
                    turn.circumstances() + ", the first request did not carry question and answer of the turn before.",
                    "the newest turns that fit, each as a whole.");
        }
    }

    /** Gemini fails after the tools were executed. */
    private void aTurnThatFailsLeavesNothing(int number) {
        String question = context.meal();
        List<PlannedCall> calls = turns.calls(2);
        turns.script(question, List.of(calls));
        context.gemini()
                .when(
                        request -> CallsAndResults.isAsked(question, request)
                                && (request.tools().isEmpty()
                                        || CallsAndResults.after(question, request)
                                                        .rounds()
                                                == 1),
                        Fault.overloaded().reply());
        context.refusal("A call for which Gemini failed", agent -> agent.chat(user, question));
        ToolTurn next = turns.turn(
                "In the turn after a failed one, " + RequestAssert.ordinal(number + 1), user, new ArrayList<>());
        next.isAnswered();
        if (next.exchanges().stream().anyMatch(exchange -> RequestAssert.holds(exchange.request(), question))) {
            throw new CheckFailure(
                    next.exchanges().get(0).request(),
                    next.circumstances() + ", a request carried the question of the failed turn.",
                    "nothing of a turn that failed.");
        }
        firstRequestCarriesTheTurnBefore(next);
        lastTurn = List.of(next.question(), next.outcome().reply().orElseThrow());
    }
}
