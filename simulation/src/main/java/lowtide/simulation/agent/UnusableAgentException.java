package lowtide.simulation.agent;

/** Thrown if an agent cannot be run or measured. The message tells the user why. */
public final class UnusableAgentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnusableAgentException(String message) {
        super(message);
    }
}
