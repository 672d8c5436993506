package lowtide.autograder.grade;

import lowtide.course.Check;
import lowtide.course.CheckOutcome;
import lowtide.course.CheckVerdict;

/** A check and its outcome. */
public record CheckResult(Check check, CheckOutcome outcome) {

    /** Points earned: all or none. */
    public int points() {
        return verdict() == CheckVerdict.PASSED ? check.points() : 0;
    }

    /** The verdict on the check. */
    public CheckVerdict verdict() {
        return outcome.verdict();
    }

    /** Whether the check ran and did not pass, even if the kit is at fault. */
    public boolean isFailure() {
        return verdict() == CheckVerdict.FAILED || verdict() == CheckVerdict.KIT_ERROR;
    }
}
