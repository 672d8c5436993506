package lowtide.agent.api;

/** The agent did not answer in time, and its process was ended. */
public final class AgentTimedOut extends AgentException {

    public AgentTimedOut(String message) {
        super(message);
    }
}
