package lowtide.autograder.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import lowtide.autograder.ThreeLabs;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import org.junit.jupiter.api.Test;

/** Labs are scored apart. */
class ScorecardTest {

    @Test
    void aLabIsStartedOnceAStageOfItIs() {
        Scorecard scorecard = scorecard(
                result(ThreeLabs.FIRST, StageVerdict.UNTOUCHED),
                result(ThreeLabs.SECOND, StageVerdict.FAILED),
                result(ThreeLabs.OF_LAB_2, StageVerdict.DOES_NOT_COMPILE),
                result(ThreeLabs.OF_LAB_3, StageVerdict.MISSING));

        assertThat(scorecard.labs()).extracting(LabScore::started).containsExactly(true, true, false);
        assertThat(scorecard.labs()).extracting(LabScore::judged).containsExactly(40, 20, 20);
    }

    @Test
    void theMainLabCountsAsStartedIfNoneIs() {
        assertThat(scorecard(
                                result(ThreeLabs.FIRST, StageVerdict.MISSING),
                                result(ThreeLabs.OF_LAB_2, StageVerdict.UNTOUCHED))
                        .labs())
                .extracting(LabScore::started)
                .containsExactly(true, false);
        assertThat(scorecard(
                                result(ThreeLabs.OF_LAB_2, StageVerdict.UNTOUCHED),
                                result(ThreeLabs.OF_LAB_3, StageVerdict.UNTOUCHED))
                        .labs())
                .as("without lab 1")
                .extracting(LabScore::started)
                .containsExactly(true, false);
    }

    private static Scorecard scorecard(StageResult... results) {
        return new Scorecard("it", 1, List.of(), Stream.of(results).toList());
    }

    private static StageResult result(Stage stage, StageVerdict verdict) {
        return Scoring.notExamined(stage, verdict, "why.", List.of());
    }
}
