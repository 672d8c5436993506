package lowtide.autograder.batch.journal;

/** Thrown if a run cannot start as requested. The message says what to do instead. */
public final class RunRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message one or two complete sentences */
    public RunRefused(String message) {
        super(message);
    }
}
