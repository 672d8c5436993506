package lowtide.agent.host.callback;

/** Thrown in the student's code when a function of the grader throws; has the same message. */
public final class CallbackException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CallbackException(String message) {
        super(message);
    }
}
