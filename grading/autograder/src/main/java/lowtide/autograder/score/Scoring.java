package lowtide.autograder.score;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.examine.CheckOutcome;
import lowtide.checks.Finding;
import lowtide.checks.Rubric;

/** Turns what was found into verdicts and points, counted against the rubric and never against what happened to run. */
public final class Scoring {

    private Scoring() {
    }

    /** A stage whose suite ran. */
    public static StageResult examined(Rubric.Stage stage, boolean untouched, Map<String, CheckOutcome> outcomes) {
        List<CheckResult> checks = stage.checks().stream().map(item -> check(item, outcomes.get(item.id()))).toList();
        return new StageResult(stage, verdict(untouched, checks, outcomes), checks, "", List.of());
    }

    /** A stage that could not be examined. */
    public static StageResult notExamined(Rubric.Stage stage, Verdict verdict, String reason, List<CompileError> errors) {
        CheckResult.Verdict each = verdict == Verdict.KIT_ERROR ? CheckResult.Verdict.KIT_ERROR : CheckResult.Verdict.FAILED;
        List<CheckResult> checks = stage.checks().stream()
                .map(item -> new CheckResult(item, each, 0, "not examined: " + reason, ""))
                .toList();
        return new StageResult(stage, verdict, checks, reason, errors);
    }

    private static CheckResult check(Rubric.Item item, CheckOutcome outcome) {
        if (outcome == null) {
            return new CheckResult(item, CheckResult.Verdict.KIT_ERROR, 0, "This check did not run.", "a check that runs.");
        } else if (outcome instanceof CheckOutcome.Lost lost) {
            boolean ours = lost.finding().kind() == Finding.Kind.KIT_ERROR;
            return new CheckResult(item, ours ? CheckResult.Verdict.KIT_ERROR : CheckResult.Verdict.FAILED, 0,
                    lost.finding().seen(), lost.finding().expected());
        } else if (outcome instanceof CheckOutcome.NotReached notReached) {
            return new CheckResult(item, CheckResult.Verdict.NOT_REACHED, 0, notReached.reason(), "");
        }
        return new CheckResult(item, CheckResult.Verdict.PASSED, item.points(), "", "");
    }

    private static Verdict verdict(boolean untouched, List<CheckResult> checks, Map<String, CheckOutcome> outcomes) {
        long passed = checks.stream().filter(check -> check.verdict() == CheckResult.Verdict.PASSED).count();
        Verdict byCount = passed == checks.size() ? Verdict.PASSED
                : passed > 0 ? Verdict.PARTIAL
                : untouched ? Verdict.UNTOUCHED : Verdict.FAILED;
        boolean ours = checks.stream().anyMatch(check -> check.verdict() == CheckResult.Verdict.KIT_ERROR);
        Verdict worst = outcomes.values().stream()
                .filter(CheckOutcome.Lost.class::isInstance)
                .map(outcome -> switch (((CheckOutcome.Lost) outcome).finding().kind()) {
                    case CRASHED -> Verdict.CRASHED;
                    case TIMED_OUT -> Verdict.TIMED_OUT;
                    case KIT_ERROR -> Verdict.KIT_ERROR;
                    case FAILED -> byCount;
                })
                .max(Comparator.naturalOrder())
                .orElse(byCount);
        return ours ? Verdict.KIT_ERROR : worst.compareTo(byCount) > 0 ? worst : byCount;
    }
}
