package lowtide.autograder.batch.journal;

/** The run cannot begin as it was asked for; the message tells the person who asked what to do instead. */
public final class RunRefused extends Exception {

    private static final long serialVersionUID = 1L;

    public RunRefused(String message) {
        super(message);
    }
}
