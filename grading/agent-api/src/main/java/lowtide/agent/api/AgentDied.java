package lowtide.agent.api;

/** The process the agent lived in ended. */
public final class AgentDied extends AgentException {

    public AgentDied(String message) {
        super(message);
    }
}
