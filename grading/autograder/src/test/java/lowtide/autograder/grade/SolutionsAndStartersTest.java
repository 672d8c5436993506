package lowtide.autograder.grade;

import static org.assertj.core.api.Assertions.assertThat;

import lowtide.autograder.Kit;
import lowtide.autograder.report.ScorecardText;
import lowtide.autograder.submission.Submission;
import lowtide.course.CheckVerdict;
import lowtide.course.StageVerdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SolutionsAndStartersTest {

    private static Autograder autograder;

    @BeforeAll
    static void start() {
        autograder = new Autograder();
    }

    @AfterAll
    static void stop() {
        autograder.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20_260_302})
    void solutionsGetFullMarks(long seed) {
        Scorecard scorecard = autograder.grade(new Submission(Kit.SOLUTIONS), Kit.STAGES, seed);

        assertThat(scorecard.points())
                .as(String.join("\n", ScorecardText.lines(scorecard, "it", "")))
                .isEqualTo(100);
        assertThat(scorecard.judged()).isEqualTo(100);
        assertThat(scorecard.stages())
                .allSatisfy(stage -> assertThat(stage.verdict()).isEqualTo(StageVerdict.PASSED));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20_260_302})
    void untouchedStartersGetNothing(long seed) {
        Scorecard scorecard = autograder.grade(new Submission(Kit.EXERCISES), Kit.STAGES, seed);

        assertThat(scorecard.points())
                .as(String.join("\n", ScorecardText.lines(scorecard, "it", "")))
                .isZero();
        assertThat(scorecard.judged()).isEqualTo(100);
        assertThat(scorecard.stages()).allSatisfy(stage -> {
            assertThat(stage.verdict()).isEqualTo(StageVerdict.UNTOUCHED);
            assertThat(stage.checks())
                    .extracting(CheckResult::verdict)
                    .containsOnly(CheckVerdict.FAILED, CheckVerdict.NOT_REACHED);
        });
    }
}
