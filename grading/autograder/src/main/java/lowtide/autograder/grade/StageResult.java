package lowtide.autograder.grade;

import java.util.List;
import java.util.Optional;
import lowtide.autograder.compile.CompileError;
import lowtide.course.CheckVerdict;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;

/**
 * The result of one stage.
 *
 * @param checks every check of the stage, in order
 * @param reason why nothing could be checked; empty if the suite ran
 * @param compileErrors why the stage does not compile; empty if it does
 */
public record StageResult(
        Stage stage, StageVerdict verdict, List<CheckResult> checks, String reason, List<CompileError> compileErrors) {

    /** Points earned. */
    public int points() {
        return checks.stream().mapToInt(CheckResult::points).sum();
    }

    /** Points available: those of the stage, without those that the kit failed to judge. */
    public int judged() {
        return checks.stream()
                .filter(check -> check.verdict() != CheckVerdict.KIT_ERROR)
                .mapToInt(check -> check.check().points())
                .sum();
    }

    /** Whether the student started the stage, so that it is neither missing nor the starter as shipped. */
    public boolean isStarted() {
        return verdict != StageVerdict.UNTOUCHED && verdict != StageVerdict.MISSING;
    }

    /** The first check that did not pass. */
    private Optional<CheckResult> firstNotPassed() {
        return checks.stream()
                .filter(check -> check.verdict() != CheckVerdict.PASSED)
                .findFirst();
    }

    /** The check that explains the verdict, or else the first that did not pass. */
    public Optional<CheckResult> explaining() {
        return checks.stream()
                .filter(check -> check.isFailure() && check.outcome().stageVerdict() == verdict)
                .findFirst()
                .or(this::firstNotPassed);
    }
}
