package lowtide.autograder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.autograder.ThreeLabs;
import lowtide.autograder.grade.Scorecard;
import lowtide.autograder.grade.Scoring;
import lowtide.autograder.grade.StageResult;
import lowtide.autograder.report.language.ReportLanguage;
import lowtide.course.Check;
import lowtide.course.CheckOutcome;
import lowtide.course.Finding;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import org.junit.jupiter.api.Test;

/** The lines of the scorecard. */
class ScorecardTextTest {

    @Test
    void oneLabIsABlockWithoutItsName() {
        assertThat(lines(solved(ThreeLabs.FIRST), failed(ThreeLabs.SECOND, "2A", "2B")))
                .containsExactly(
                        "  1  Context cap       20/20  PASSED",
                        "  2  User isolation    10/20  PARTIAL, 2 checks failed",
                        "       2A Seen in 2A.",
                        "  Score 30/40",
                        "  Every check with its reason and first hint: index.html");
    }

    @Test
    void aSingleStageShowsEveryCheckThatFailed() {
        assertThat(lines(failed(ThreeLabs.FIRST, "1A", "1C")))
                .containsExactly(
                        "  1  Context cap       13/20  PARTIAL, 2 checks failed",
                        "       1A Seen in 1A.",
                        "          Expected: more.",
                        "          Look at:  " + ThreeLabs.COURSE.check("1A").firstHint(),
                        "       1C Seen in 1C.",
                        "  Score 13/20",
                        "  Every check with its reason and first hint: index.html");
    }

    @Test
    void severalLabsAreBlocksIfStartedAndLinesIfNot() {
        assertThat(lines(
                        solved(ThreeLabs.FIRST),
                        missing(ThreeLabs.SECOND),
                        failed(ThreeLabs.OF_LAB_2, "3A"),
                        missing(ThreeLabs.OF_LAB_3)))
                .containsExactly(
                        "  Lab 1: Hardening",
                        "  1  Context cap       20/20  PASSED",
                        "  2  User isolation     0/20  MISSING",
                        "       Nothing there.",
                        "  Score 20/40",
                        "  Lab 2: Reliability",
                        "  3  Token counting    16/20  PARTIAL",
                        "       3A Seen in 3A.",
                        "  Score 16/20",
                        "  Lab 3: State, not started",
                        "  Every check with its reason and first hint: index.html");
    }

    @Test
    void whatTheKitFailedToJudgeIsSaid() {
        assertThat(lines(Scoring.notExamined(ThreeLabs.FIRST, StageVerdict.KIT_ERROR, "No port was free.", List.of())))
                .contains("  Score 0/0; the kit itself failed to judge 20 points");
    }

    private static List<String> lines(StageResult... results) {
        List<String> lines = ScorecardText.lines(
                new Scorecard("it", 42, List.of(), Stream.of(results).toList()),
                ReportLanguage.of(ThreeLabs.COURSE, Locale.ENGLISH),
                "it",
                "index.html");
        assertThat(lines.get(0)).startsWith("Low Tide scorecard for it (seed 42, JDK ");
        return lines.subList(1, lines.size());
    }

    private static StageResult solved(Stage stage) {
        return failed(stage);
    }

    private static StageResult missing(Stage stage) {
        return Scoring.notExamined(stage, StageVerdict.MISSING, "Nothing there.", List.of());
    }

    private static StageResult failed(Stage stage, String... failed) {
        Map<String, CheckOutcome> outcomes = stage.checks().stream()
                .map(Check::id)
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> List.of(failed).contains(id)
                                ? new CheckOutcome.Failed(new Finding("Seen in " + id + ".", "more."), List.of())
                                : new CheckOutcome.Passed()));
        return Scoring.examined(stage, false, outcomes);
    }
}
