package lowtide.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import lowtide.agent.api.AgentDied;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.AgentTimedOut;
import lowtide.agent.api.RemoteThrowable;
import lowtide.checks.dsl.CheckFailure;
import lowtide.course.CheckOutcome;
import lowtide.course.Finding;
import lowtide.fakegemini.model.ApiError;
import org.junit.jupiter.api.Test;

/** What a student is told of a check that threw. */
class OutcomeClassifierTest {

    private static final AgentThrew THREW = new AgentThrew(
            "chat(\"Al\", \"I ate a plum\")",
            new RemoteThrowable(
                    List.of("java.lang.IllegalStateException"),
                    "no coffee",
                    "WellnessAgent.chat(WellnessAgent.java:31)",
                    null,
                    ""));

    @Test
    void anExceptionComesWithTheCallAndTheLineOfTheStudentsCode() {
        Finding finding = finding(THREW, check(false, Optional.empty()));

        assertThat(finding.seen())
                .isEqualTo("chat(\"Al\", \"I ate a plum\") threw IllegalStateException at"
                        + " WellnessAgent.chat(WellnessAgent.java:31): no coffee.");
        assertThat(finding.volatileDetails()).isEmpty();
        assertThat(finding.expected()).isEqualTo("an answer.");
        assertThat(finding.printed()).containsExactly("debug 1");
    }

    @Test
    void whichOfTheCallsThatOverlapThrewMayDifferInTheNextRun() {
        Finding finding = finding(new CompletionException(THREW), check(true, Optional.empty()));

        assertThat(finding.seen()).startsWith("chat(...) threw IllegalStateException at ");
        assertThat(finding.volatileDetails()).isEqualTo("The call was chat(\"Al\", \"I ate a plum\").");
    }

    @Test
    void aRequestThatGeminiRefusedIsExplainedWithItsAnswer() {
        Finding finding =
                finding(THREW, check(false, Optional.of(ApiError.invalidArgument("* contents is not specified\n"))));

        assertThat(finding.seen())
                .isEqualTo("Gemini refused what chat(\"Al\", \"I ate a plum\") sent: 400 INVALID_ARGUMENT,"
                        + " \"* contents is not specified\". The call threw IllegalStateException at"
                        + " WellnessAgent.chat(WellnessAgent.java:31).");
        assertThat(finding.expected()).isEqualTo("a request that Gemini accepts.");
    }

    @Test
    void aCallThatDoesNotReturnComesWithThePlaceWhereItIs() {
        Finding isolated = finding(
                new AgentTimedOut("chat(...) did not return.").during("chat(\"x\")"), check(false, Optional.empty()));
        Finding placed = finding(
                new AgentTimedOut("chat(...) did not return.").at("WellnessAgent.chat(WellnessAgent.java:9)"),
                check(false, Optional.empty()));
        Finding inThisJvm = finding(new TimeoutException(), check(false, Optional.empty()));

        assertThat(isolated.seenThisTime())
                .isEqualTo("chat(...) did not return. The call was chat(\"x\")."
                        + " The code was at WellnessAgent.turn(WellnessAgent.java:7).");
        assertThat(placed.seenThisTime()).endsWith("The code was at WellnessAgent.chat(WellnessAgent.java:9).");
        assertThat(inThisJvm.seenThisTime())
                .isEqualTo("After 40 s, not all calls of the agent had returned."
                        + " The code was at WellnessAgent.turn(WellnessAgent.java:7).");
    }

    @Test
    void whatWasPrintedBelongsToEveryFindingAboutTheStudentsCode() {
        FailedCheck check = check(false, Optional.empty());

        assertThat(finding(new CheckFailure("seen.", "expected."), check).printed())
                .containsExactly("debug 1");
        assertThat(finding(new AgentDied("ended."), check).printed()).containsExactly("debug 1");
        assertThat(finding(new IllegalStateException("ours"), check).printed()).isEmpty();
    }

    private static Finding finding(Throwable thrown, FailedCheck check) {
        CheckOutcome outcome = OutcomeClassifier.outcome(thrown, check);
        return outcome.finding();
    }

    private static FailedCheck check(boolean concurrent, Optional<ApiError> refusal) {
        return new FailedCheck(
                concurrent,
                upTo -> List.of(),
                refusal,
                List.of("WellnessAgent.turn(WellnessAgent.java:7)"),
                List.of("debug 1"));
    }
}
