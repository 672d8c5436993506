package lowtide.agent.host.callback;

/** What the student's code sees when a function of the grader throws: an exception with the same message. */
public final class CallbackException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CallbackException(String message) {
        super(message);
    }
}
