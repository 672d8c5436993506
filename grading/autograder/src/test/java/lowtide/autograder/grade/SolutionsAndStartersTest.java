package lowtide.autograder.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lowtide.autograder.Kit;
import lowtide.course.CheckVerdict;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The solutions get full marks and the starters none. Other seeds: {@link RepeatTest} for solutions, and the attempts named
 * as-found for starters.
 */
class SolutionsAndStartersTest {

    private static final long SEED = 20_260_302;

    private static OneProcessGrader grader;

    @BeforeAll
    static void start() {
        grader = new OneProcessGrader();
    }

    @AfterAll
    static void stop() {
        grader.close();
    }

    static List<Stage> stages() {
        return Kit.STAGES;
    }

    @ParameterizedTest
    @MethodSource("stages")
    void solutionsGetFullMarks(Stage stage) {
        StageResult result = grader.grade(Kit.SOLUTIONS, stage, SEED);

        assertThat(result.checks()).extracting(CheckResult::verdict).containsOnly(CheckVerdict.PASSED);
        assertThat(result.verdict()).isEqualTo(StageVerdict.PASSED);
        assertThat(result.points()).isEqualTo(20);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void untouchedStartersGetNothing(Stage stage) {
        StageResult result = grader.grade(Kit.EXERCISES, stage, SEED);

        assertThat(result.checks())
                .extracting(CheckResult::verdict)
                .contains(CheckVerdict.FAILED)
                .isSubsetOf(CheckVerdict.FAILED, CheckVerdict.NOT_REACHED);
        assertThat(result.verdict()).isEqualTo(StageVerdict.UNTOUCHED);
        assertThat(result.points()).isZero();
    }
}
