package lowtide.agent.api;

/** The agent's process ended. */
public final class AgentDied extends AgentException {

    public AgentDied(String message) {
        super(message);
    }
}
