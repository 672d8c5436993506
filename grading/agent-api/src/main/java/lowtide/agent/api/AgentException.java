package lowtide.agent.api;

/** Why a call of the agent gave no result. */
public abstract sealed class AgentException extends RuntimeException
        permits AgentThrew, SignatureMismatch, AgentDied, AgentTimedOut {

    AgentException(String message) {
        super(message);
    }
}
