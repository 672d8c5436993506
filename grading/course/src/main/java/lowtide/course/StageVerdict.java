package lowtide.course;

/** The verdict on a stage, the worst last: a stage shows the worst that happened in it. */
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
    /** No source where it belongs. */
    MISSING,
    /** The sources do not compile, or a file is not UTF-8. */
    DOES_NOT_COMPILE,
    /** The submission holds something that it must not hold. */
    REFUSED,
    /** The kit itself failed. Never costs points. */
    KIT_ERROR
}
