package lowtide.agent.api;

/** The student's class is not there, or a constructor or method differs from what the exercise asks for. */
public final class SignatureMismatch extends AgentException {

    public SignatureMismatch(String message) {
        super(message);
    }
}
