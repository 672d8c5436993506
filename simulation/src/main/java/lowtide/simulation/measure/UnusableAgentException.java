package lowtide.simulation.measure;

/** An agent that cannot be run or measured; the message says why, for the person who asked for it. */
public final class UnusableAgentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableAgentException(String message) {
        super(message);
    }
}
