package lowtide.course;

/** The verdict on a check, as reports write it. */
public enum CheckVerdict {
    /** It ran and passed. */
    PASSED,
    /** It ran and failed. */
    FAILED,
    /** A check that it requires failed, or the stage could not be graded at all. */
    NOT_REACHED,
    /** The kit itself failed; the check's points are taken out of the total. */
    KIT_ERROR
}
