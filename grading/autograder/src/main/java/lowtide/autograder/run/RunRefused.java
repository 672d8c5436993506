package lowtide.autograder.run;

/** The run cannot begin as it was asked for; the message tells the person who asked what to do instead. */
public final class RunRefused extends Exception {

    private static final long serialVersionUID = 1L;

    RunRefused(String message) {
        super(message);
    }
}
