package lowtide.guardrails;

/** Thrown when a message or the output of a tool is refused. Given with the exercise. */
public class GuardrailException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message text for the caller; holds nothing of what was refused */
    public GuardrailException(String message) {
        super(message);
    }
}
