package lowtide.simulation.measure;

/** Thrown if an agent cannot be run or measured. The message tells the user why. */
public final class UnusableAgentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableAgentException(String message) {
        super(message);
    }
}
