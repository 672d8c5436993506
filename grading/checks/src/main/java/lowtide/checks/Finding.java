package lowtide.checks;

/**
 * What a lost check says.
 *
 * @param kind what sort of loss it is
 * @param seen what was seen on the wire, in the log or at the clock
 * @param expected what was expected instead
 */
public record Finding(Kind kind, String seen, String expected) {

    /** What sort of loss it is. */
    public enum Kind {
        /** The agent did something else than the check asks for. */
        FAILED,
        /** The agent's process ended, or its JVM gave up. */
        CRASHED,
        /** The agent did not come back. */
        TIMED_OUT,
        /** The kit is at fault; never the student. */
        KIT_ERROR
    }
}
