package lowtide.autograder.grade;

import lowtide.course.Check;
import lowtide.course.CheckOutcome;
import lowtide.course.CheckVerdict;

/** One check of the course and what became of it. */
public record CheckResult(Check check, CheckOutcome outcome) {

    /** The points it earned: all or none. */
    public int points() {
        return verdict() == CheckVerdict.PASSED ? check.points() : 0;
    }

    /** Its verdict. */
    public CheckVerdict verdict() {
        return outcome.verdict();
    }

    /** Whether it ran and did not pass, whoever is at fault. */
    public boolean isFailure() {
        return verdict() == CheckVerdict.FAILED || verdict() == CheckVerdict.KIT_ERROR;
    }
}
