package lowtide.autograder.grade;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.submission.StageSources;
import lowtide.course.CheckOutcome;
import lowtide.course.CheckVerdict;
import lowtide.course.Finding;
import lowtide.course.PlainText;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;

/** Turns outcomes into verdicts and points. Every check of a stage counts, whether it ran or not. */
public final class Scoring {

    private Scoring() {}

    /** A stage whose suite ran. */
    public static StageResult examined(Stage stage, boolean untouched, Map<String, CheckOutcome> outcomes) {
        List<CheckResult> checks = stage.checks().stream()
                .map(check -> new CheckResult(check, outcomes.getOrDefault(check.id(), didNotRun())))
                .toList();
        return new StageResult(stage, verdict(untouched, checks), checks, "", List.of());
    }

    /** A stage that could not be checked. */
    public static StageResult notExamined(Stage stage, StageVerdict verdict, String reason, List<CompileError> errors) {
        String why = PlainText.of(reason);
        List<CheckResult> checks = stage.checks().stream()
                .map(check -> new CheckResult(check, notGraded(verdict, "Not run: " + why)))
                .toList();
        return new StageResult(stage, verdict, checks, why, errors);
    }

    /** A stage without sources that could be compiled, or one that is not to be checked. */
    public static StageResult notExamined(StageSources sources) {
        Stage stage = sources.stage();
        if (sources instanceof StageSources.Found) {
            return notExamined(
                    stage, StageVerdict.UNTOUCHED, "no stage of lab " + stage.lab() + " was started.", List.of());
        } else if (sources instanceof StageSources.Missing missing) {
            return notExamined(stage, StageVerdict.MISSING, missing.reason(), List.of());
        } else if (sources instanceof StageSources.Refused refused) {
            return notExamined(stage, StageVerdict.REFUSED, refused.reason(), List.of());
        }
        StageSources.NotUtf8 unreadable = (StageSources.NotUtf8) sources;
        CompileError error = new CompileError(unreadable.path(), unreadable.line(), unreadable.reason());
        return notExamined(stage, StageVerdict.DOES_NOT_COMPILE, error.describe(), List.of(error));
    }

    private static CheckOutcome notGraded(StageVerdict verdict, String reason) {
        return verdict == StageVerdict.KIT_ERROR
                ? new CheckOutcome.KitError(new Finding(reason, ""))
                : new CheckOutcome.NotReached(reason);
    }

    private static CheckOutcome didNotRun() {
        return new CheckOutcome.KitError(new Finding("This check did not run.", "a check that runs."));
    }

    private static StageVerdict verdict(boolean untouched, List<CheckResult> checks) {
        long passed = checks.stream()
                .filter(check -> check.verdict() == CheckVerdict.PASSED)
                .count();
        StageVerdict byCount = passed == checks.size()
                ? StageVerdict.PASSED
                : passed > 0 ? StageVerdict.PARTIAL : untouched ? StageVerdict.UNTOUCHED : StageVerdict.FAILED;
        return checks.stream()
                .map(check -> check.outcome().stageVerdict())
                .filter(verdict -> verdict.compareTo(StageVerdict.FAILED) > 0)
                .max(Comparator.naturalOrder())
                .orElse(byCount);
    }
}
