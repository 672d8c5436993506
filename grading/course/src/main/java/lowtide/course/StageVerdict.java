package lowtide.course;

/** The verdict on a stage, from best to worst: a stage gets the worst that applies. */
public enum StageVerdict {
    /** Every check passed. */
    PASSED,
    /** Some checks passed. */
    PARTIAL,
    /** The starter as shipped, and no check passed. */
    UNTOUCHED,
    /** No check passed. */
    FAILED,
    /** The agent's process ended, or its JVM ran out of memory, stack or threads. */
    CRASHED,
    /** The agent did not return in time. */
    TIMED_OUT,
    /** No source file in the expected place. */
    MISSING,
    /** The sources do not compile, or a file is not UTF-8. */
    DOES_NOT_COMPILE,
    /** The submission contains something that is not allowed. */
    REFUSED,
    /** The kit itself failed. Never costs points. */
    KIT_ERROR
}
