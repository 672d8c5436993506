package lowtide.autograder.attempts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.autograder.TwoGraders;
import lowtide.autograder.grade.StageResult;
import lowtide.autograder.submission.StageSources;
import lowtide.autograder.submission.Submission;
import lowtide.course.CheckVerdict;
import lowtide.course.StageVerdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every wrong attempt of {@code grading/attempts} fails exactly the checks its manifest names; every stranger passes all.
 * {@code -Dattempt=keeps-eighteen,02-user-isolation} grades these attempts and stages only.
 */
@Execution(ExecutionMode.CONCURRENT) // beside the other classes, which run one after the other
class AttemptsTest {

    private static TwoGraders<AttemptGrader> graders;

    @TempDir
    static Path temporary;

    @BeforeAll
    static void start() {
        graders = new TwoGraders<>(AttemptGrader::new);
    }

    @AfterAll
    static void stop() throws Exception {
        graders.close();
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> wrongAttemptsFailExactlyTheChecksTheyName() {
        return wanted(StageAttempts::wrong)
                .map(attempt -> DynamicTest.dynamicTest(attempt.title(), () -> {
                    StageResult result = grade(attempt);
                    assertThat(seen(result, CheckVerdict.FAILED)).as("failed").containsOnlyKeys(attempt.fails());
                    assertThat(seen(result, CheckVerdict.NOT_REACHED))
                            .as("not reached")
                            .containsOnlyKeys(attempt.notReached());
                    assertThat(GermanFindings.english(result))
                            .as("what German lacks")
                            .isEmpty();
                }));
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> strangersGetFullMarks() {
        return wanted(StageAttempts::strangers)
                .map(attempt -> DynamicTest.dynamicTest(attempt.title(), () -> {
                    StageResult result = grade(attempt);
                    assertThat(seen(result, CheckVerdict.FAILED)).isEmpty();
                    assertThat(result.points()).isEqualTo(attempt.stage().points());
                }));
    }

    private static Stream<Attempt> wanted(Function<StageAttempts, List<Attempt>> kind) {
        return StageAttempts.all().stream().map(kind).flatMap(List::stream).filter(Attempt::isWanted);
    }

    private static StageResult grade(Attempt attempt) throws InterruptedException {
        Path submission = temporary.resolve(attempt.stage().number() + "-" + attempt.name());
        attempt.writeTo(submission);
        StageSources.Found sources = (StageSources.Found) new Submission(submission).sources(attempt.stage());
        StageResult result =
                graders.grade(grader -> grader.grade(sources), graded -> graded.verdict() == StageVerdict.KIT_ERROR);
        assertThat(seen(result, CheckVerdict.KIT_ERROR))
                .as("the kit's own errors")
                .isEmpty();
        assertThat(result.reason()).as("why it was not examined").isEmpty();
        return result;
    }

    /** The checks with this verdict and what was seen, so that a failing test says why. */
    private static Map<String, String> seen(StageResult result, CheckVerdict verdict) {
        return result.checks().stream()
                .filter(check -> check.verdict() == verdict)
                .collect(Collectors.toMap(
                        check -> check.check().id(),
                        check -> check.outcome().finding().seen()));
    }
}
