package lowtide.checks.tools;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import lowtide.agent.api.AgentException;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;

/** After three failed executions in a row, no request carries tools for 60 s by the clock. */
final class ToolRest {

    private static final int FAILURES = 3;
    private static final Duration REST = Duration.ofSeconds(60);
    private static final Duration NEARLY = REST.minusSeconds(1);
    private static final int RACES = 4;
    private static final int LONGEST_WAIT_MILLIS = 300;
    private static final Duration JUST = Duration.ofSeconds(2);
    private static final String NO_TOOLS = "no tools in any request for 60 seconds, whoever asks.";

    private final CheckContext<ToolsAgent> context;
    private final ToolTurns turns;

    ToolRest(CheckContext<ToolsAgent> context, ToolTurns turns) {
        this.context = context;
        this.turns = turns;
    }

    void beginsAndEnds() {
        onlyFailuresInARowCount();
        failuresOfSeveralUsersCount();
        resting("After three failed executions in a row");
        context.advance(NEARLY);
        resting("59 s after three failed executions in a row");
        context.advance(JUST);
        working("61 s after three failed executions in a row");
        failuresOfOneTurnCount();
        over();
        aTurnUnderWayRests();
        for (int i = 0; i < RACES; i++) {
            over();
            failuresAtTheSameTimeCount();
        }
    }

    private void onlyFailuresInARowCount() {
        PlannedCall[] failing = Stream.generate(turns::failing).limit(4).toArray(PlannedCall[]::new);
        all("After two failed executions", 3, 3, oneByOne(failing[0], failing[1]));
        all("After two failed executions and one that was good", 2, 2, oneByOne(turns.call()));
        all(
                "After two failed executions, one that was good and two failed ones",
                3,
                3,
                oneByOne(failing[2], failing[3]));
        working("After two failed executions");
        PlannedCall[] invalid = Stream.generate(this::invalid).limit(FAILURES).toArray(PlannedCall[]::new);
        turns.turn("Gemini made three calls that are invalid", context.word(), oneByOne(invalid))
                .isAnswered()
                .executed(List.of(), "no invalid call executed.")
                .hasRequests(4, 4, "tools in every request: a call that is not executed is no failed execution.");
    }

    /** A call that is not executed neither counts nor ends the row, and neither does time. */
    private void failuresOfSeveralUsersCount() {
        all("After one failed execution", 2, 2, oneByOne(turns.failing()));
        context.advance(REST.multipliedBy(10));
        PlannedCall failing = turns.failing();
        turns.turn("An invalid call, and a second failed execution", context.word(), oneByOne(invalid(), failing))
                .isAnswered()
                .executed(List.of(failing), "the valid call executed.")
                .hasRequests(3, 3, "tools in every request: only two executions have failed.");
        all("After a third failed execution in a row, each of another user", 2, 1, oneByOne(turns.failing()));
    }

    private void failuresOfOneTurnCount() {
        all(
                "After three failed executions in a row in one turn",
                4,
                FAILURES,
                oneByOne(turns.failing(), turns.failing(), turns.failing()));
        resting("After three failed executions in a row in one turn of another user");
    }

    /** One user's tool runs while the tools of three others fail, and then is good. */
    private void aTurnUnderWayRests() {
        AtomicReference<RuntimeException> failed = new AtomicReference<>();
        AtomicReference<CheckFailure> seen = new AtomicReference<>();
        PlannedCall slow = turns.call();
        turns.during(slow, () -> {
            try {
                for (int i = 1; i <= FAILURES; i++) {
                    PlannedCall failing = turns.failing();
                    turns.innerTurn(
                                    "While another user's tool ran, " + i + " executions failed",
                                    context.word(),
                                    oneByOne(failing))
                            .isAnswered()
                            .executed(List.of(failing), "the call executed.");
                }
            } catch (CheckFailure failure) {
                seen.set(failure); // not for the agent to see
            } catch (AgentException failure) {
                failed.set(failure);
            }
        });
        ToolTurn turn =
                turns.turn("While a tool ran, three executions of other users failed", context.word(), oneByOne(slow));
        if (seen.get() != null) {
            throw seen.get();
        } else if (failed.get() != null) {
            throw failed.get();
        }
        turn.isAnswered().executed(List.of(slow), "the call executed.").hasRequests(2, 1, NO_TOOLS);
        resting("After three failed executions in a row, and the end of one that had begun before");
    }

    private void failuresAtTheSameTimeCount() {
        List<PlannedCall> failing =
                Stream.generate(turns::failing).limit(FAILURES).toList();
        List<Function<ToolsAgent, String>> calls = failing.stream()
                .<Function<ToolsAgent, String>>map(call -> {
                    String user = context.word();
                    String question = context.meal();
                    turns.script(question, oneByOne(call));
                    return agent -> agent.chat(user, question);
                })
                .toList();
        List<CompletableFuture<String>> answers = context.session().together(calls);
        answers.forEach(answer ->
                context.patience().await(answer, "One of three calls at once got no answer.", "an answer for each."));
        resting("After failed executions of three users at the same time");
    }

    private static void await(CountDownLatch running) {
        try {
            boolean together = running.await(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS); // not all agents permit it
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void all(String circumstances, int requests, int withTools, List<List<PlannedCall>> plan) {
        ToolTurn turn = turns.turn(circumstances, context.word(), plan).isAnswered();
        turn.executed(turn.calls(), "every call executed, as no three in a row have failed before it.")
                .hasRequests(
                        requests,
                        withTools,
                        withTools < requests
                                ? NO_TOOLS
                                : "tools in every request: no three executions in a row failed.");
    }

    private void resting(String circumstances) {
        for (int i = 0; i < 2; i++) {
            turns.turn(circumstances, context.word(), oneByOne(turns.call()))
                    .isAnswered()
                    .hasRequests(1, 0, NO_TOOLS);
        }
    }

    private void working(String circumstances) {
        PlannedCall call = turns.call();
        turns.turn(circumstances, context.word(), oneByOne(call))
                .isAnswered()
                .hasRequests(2, 2, "tools in every request.")
                .executed(List.of(call), "the call executed.");
    }

    private void over() {
        context.advance(REST.plus(JUST));
        working("62 s after three failed executions in a row");
    }

    private PlannedCall invalid() {
        return turns.invalid("make_coffee", Map.of("name", context.word(), "calories", 5));
    }

    private static List<List<PlannedCall>> oneByOne(PlannedCall... calls) {
        return Stream.of(calls).map(List::of).toList();
    }
}
