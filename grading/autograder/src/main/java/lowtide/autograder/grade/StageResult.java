package lowtide.autograder.grade;

import java.util.List;
import java.util.Optional;
import lowtide.autograder.compile.CompileError;
import lowtide.course.CheckVerdict;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;

/**
 * One stage's verdict.
 *
 * @param checks every check of the rubric for this stage, in its order
 * @param reason why nothing could be examined; empty if the suite ran
 * @param compileErrors why it does not compile, if it does not
 */
public record StageResult(
        Stage stage, StageVerdict verdict, List<CheckResult> checks, String reason, List<CompileError> compileErrors) {

    /** Points earned. */
    public int points() {
        return checks.stream().mapToInt(CheckResult::points).sum();
    }

    /** Points there were to earn: the rubric's, less those the kit itself failed to judge. */
    public int judged() {
        return checks.stream()
                .filter(check -> check.verdict() != CheckVerdict.KIT_ERROR)
                .mapToInt(check -> check.check().points())
                .sum();
    }

    /** The first check that was lost. */
    public Optional<CheckResult> firstMiss() {
        return checks.stream()
                .filter(check -> check.verdict() != CheckVerdict.PASSED)
                .findFirst();
    }
}
