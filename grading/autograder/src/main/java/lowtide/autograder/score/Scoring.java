package lowtide.autograder.score;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import lowtide.agent.api.PlainText;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.examine.CheckOutcome;
import lowtide.checks.Finding;
import lowtide.checks.Rubric;

/** Turns what was found into verdicts and points, counted against the rubric and never against what happened to run. */
public final class Scoring {

    private Scoring() {}

    /** A stage whose suite ran. */
    public static StageResult examined(Rubric.Stage stage, boolean untouched, Map<String, CheckOutcome> outcomes) {
        List<CheckResult> checks = stage.checks().stream()
                .map(item -> check(item, outcomes.get(item.id())))
                .toList();
        return new StageResult(stage, verdict(untouched, checks), checks, "", List.of());
    }

    /** A stage that could not be examined. */
    public static StageResult notExamined(
            Rubric.Stage stage, Verdict verdict, String reason, List<CompileError> errors) {
        String why = PlainText.of(reason);
        CheckResult.Verdict each =
                verdict == Verdict.KIT_ERROR ? CheckResult.Verdict.KIT_ERROR : CheckResult.Verdict.NOT_REACHED;
        List<CheckResult> checks = stage.checks().stream()
                .map(item -> CheckResult.notRun(item, each, "Not examined: " + why))
                .toList();
        return new StageResult(stage, verdict, checks, why, errors);
    }

    private static CheckResult check(Rubric.Item item, CheckOutcome outcome) {
        if (outcome == null) {
            return CheckResult.lost(
                    item,
                    new Finding(Finding.Kind.KIT_ERROR, "This check did not run.", "a check that runs."),
                    List.of());
        } else if (outcome instanceof CheckOutcome.Lost lost) {
            return CheckResult.lost(item, lost.finding(), lost.transcript());
        } else if (outcome instanceof CheckOutcome.NotReached notReached) {
            return CheckResult.notRun(item, CheckResult.Verdict.NOT_REACHED, notReached.reason());
        }
        return CheckResult.passed(item);
    }

    private static Verdict verdict(boolean untouched, List<CheckResult> checks) {
        long passed = checks.stream()
                .filter(check -> check.verdict() == CheckResult.Verdict.PASSED)
                .count();
        Verdict byCount = passed == checks.size()
                ? Verdict.PASSED
                : passed > 0 ? Verdict.PARTIAL : untouched ? Verdict.UNTOUCHED : Verdict.FAILED;
        Verdict worst = checks.stream()
                .map(check -> switch (check.loss()) {
                    case FAILED -> byCount;
                    case CRASHED -> Verdict.CRASHED;
                    case TIMED_OUT -> Verdict.TIMED_OUT;
                    case KIT_ERROR -> Verdict.KIT_ERROR;
                })
                .max(Comparator.naturalOrder())
                .orElse(byCount);
        return worst.compareTo(byCount) > 0 ? worst : byCount;
    }
}
