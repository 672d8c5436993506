package lowtide.agent.api;

/** The student's class is missing, or its constructor or a method differs from what the exercise requires. */
public final class SignatureMismatch extends AgentException {

    public SignatureMismatch(String message) {
        super(message);
    }
}
