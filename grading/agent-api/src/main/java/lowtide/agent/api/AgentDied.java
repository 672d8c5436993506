package lowtide.agent.api;

/** The agent's process ended. */
public final class AgentDied extends AgentException {

    private final String call;

    public AgentDied(String message) {
        this(message, "");
    }

    private AgentDied(String message, String call) {
        super(message);
        this.call = call;
    }

    @Override
    public AgentDied during(String callWithArguments) {
        return new AgentDied(getMessage(), callWithArguments);
    }

    /** The call during which it ended, with its arguments; empty if that is not known. */
    public String call() {
        return call;
    }
}
