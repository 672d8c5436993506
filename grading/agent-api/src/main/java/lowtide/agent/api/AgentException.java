package lowtide.agent.api;

/** Why a call of the agent gave no result. */
public abstract sealed class AgentException extends RuntimeException
        permits AgentThrew, SignatureMismatch, AgentDied, AgentTimedOut {

    AgentException(String message) {
        super(message);
    }

    /**
     * The same for a call with its arguments.
     *
     * @param call in Java source, such as {@code chat("I ate a plum")}
     */
    public AgentException during(String call) {
        return this;
    }
}
