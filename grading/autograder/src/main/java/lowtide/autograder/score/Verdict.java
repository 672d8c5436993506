package lowtide.autograder.score;

/** What is said of a stage, the worst last: a stage shows the worst that happened in it. */
public enum Verdict {
    /** Every check passed. */
    PASSED,
    /** Some checks passed. */
    PARTIAL,
    /** The starter as shipped, and no check passed. */
    UNTOUCHED,
    /** No check passed. */
    FAILED,
    /** The agent's process ended, or its JVM gave up. */
    CRASHED,
    /** The agent did not come back. */
    TIMED_OUT,
    /** No source where it belongs. */
    MISSING,
    /** The sources do not compile, or are no text. */
    DOES_NOT_COMPILE,
    /** Something a submission must not hold. */
    REFUSED,
    /** The kit is at fault. Never costs points. */
    KIT_ERROR
}
