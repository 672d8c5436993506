package lowtide.autograder.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import lowtide.autograder.Kit;
import lowtide.autograder.submission.Submission;
import lowtide.course.CheckVerdict;
import lowtide.course.Course;
import lowtide.course.Lab;
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

    private static Autograder autograder;

    @BeforeAll
    static void start() {
        autograder = new Autograder();
    }

    @AfterAll
    static void stop() {
        autograder.close();
    }

    static Stream<Lab> labs() {
        return Course.shipped().labs().stream();
    }

    @ParameterizedTest
    @MethodSource("labs")
    void solutionsGetFullMarks(Lab lab) {
        assertThat(graded(Kit.SOLUTIONS, lab).stages()).allSatisfy(stage -> {
            assertThat(stage.checks()).extracting(CheckResult::verdict).containsOnly(CheckVerdict.PASSED);
            assertThat(stage.verdict()).isEqualTo(StageVerdict.PASSED);
            assertThat(stage.points()).isEqualTo(20);
        });
    }

    @ParameterizedTest
    @MethodSource("labs")
    void untouchedStartersGetNothing(Lab lab) {
        Scorecard scorecard = graded(Kit.EXERCISES, lab);

        assertThat(scorecard.judged()).isEqualTo(lab.points());
        assertThat(scorecard.stages()).allSatisfy(stage -> {
            assertThat(stage.checks())
                    .extracting(CheckResult::verdict)
                    .contains(CheckVerdict.FAILED)
                    .isSubsetOf(CheckVerdict.FAILED, CheckVerdict.NOT_REACHED);
            assertThat(stage.verdict()).isEqualTo(StageVerdict.UNTOUCHED);
        });
    }

    private static Scorecard graded(Path submission, Lab lab) {
        return autograder.grade(new Submission(submission), lab.stages(), SEED);
    }
}
