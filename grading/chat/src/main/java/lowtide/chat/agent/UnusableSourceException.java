package lowtide.chat.agent;

/** There is no agent that could run. The message says why, in one line. */
public final class UnusableSourceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnusableSourceException(String message) {
        super(message);
    }
}
