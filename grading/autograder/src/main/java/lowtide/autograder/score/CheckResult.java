package lowtide.autograder.score;

import lowtide.checks.Finding;
import lowtide.checks.Rubric;

/**
 * One check of the rubric and what became of it.
 *
 * @param points earned, all or nothing
 * @param loss what sort of loss it is; FAILED as well for a check that passed or was not reached
 * @param seen what was seen, empty if the check passed
 * @param expected what was expected instead, empty if the check passed or was not reached
 */
public record CheckResult(Rubric.Item item, Verdict verdict, int points, Finding.Kind loss, String seen, String expected) {

    /** What is said of a check. */
    public enum Verdict {
        /** It holds. */
        PASSED,
        /** It was run and lost. */
        FAILED,
        /** A check it needs was lost, or the stage could not be examined at all. */
        NOT_REACHED,
        /** The kit is at fault; its points are taken out of the denominator. */
        KIT_ERROR
    }
}
