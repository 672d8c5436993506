package lowtide.autograder.score;

import lowtide.checks.Rubric;

/**
 * One check of the rubric and what became of it.
 *
 * @param points earned, all or nothing
 * @param seen what was seen, empty if the check passed
 * @param expected what was expected instead, empty if the check passed or was not reached
 */
public record CheckResult(Rubric.Item item, Verdict verdict, int points, String seen, String expected) {

    /** What is said of a check. */
    public enum Verdict {
        /** It holds. */
        PASSED,
        /** It was run and lost, or could not be run because of the submission. */
        FAILED,
        /** A check it needs was lost. */
        NOT_REACHED,
        /** The kit is at fault; its points are taken out of the denominator. */
        KIT_ERROR
    }
}
