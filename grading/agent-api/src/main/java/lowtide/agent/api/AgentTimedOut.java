package lowtide.agent.api;

/** The agent did not answer in time, and its process was ended. */
public final class AgentTimedOut extends AgentException {

    private final String call;
    private final String where;

    public AgentTimedOut(String message) {
        this(message, "", "");
    }

    private AgentTimedOut(String message, String call, String where) {
        super(message);
        this.call = call;
        this.where = where;
    }

    @Override
    public AgentTimedOut during(String callWithArguments) {
        return new AgentTimedOut(getMessage(), callWithArguments, where);
    }

    /** The same, with the places in the student's code where calls were when the time was over. */
    public AgentTimedOut at(String places) {
        return new AgentTimedOut(getMessage(), call, places);
    }

    /** The call that did not return, with its arguments; empty if that is not known. */
    public String call() {
        return call;
    }

    /** Where in the student's code calls were when the time was over; empty if that is not known. */
    public String where() {
        return where;
    }
}
