package lowtide.agent.control;

import lowtide.agent.api.AgentException;

/** A place where agents under test live. Closing it ends whatever still runs there. */
public interface AgentHost extends AutoCloseable {

    /**
     * Makes a new agent.
     *
     * @throws AgentException if the student's class is not there or differs from the contract, or its constructor throws
     * @throws IllegalArgumentException if the settings lack a value that the contract needs
     */
    <A> AgentSession<A> open(AgentContract<A> contract, AgentSettings settings);

    @Override
    void close();
}
