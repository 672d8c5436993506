package lowtide.agent.control;

import lowtide.agent.api.AgentException;

/** Runs agents under test. Closing it ends whatever still runs. */
public interface AgentHost extends AutoCloseable {

    /**
     * Creates a new agent.
     *
     * @throws AgentException if the student's class is missing or differs from the contract, or its constructor throws
     * @throws IllegalArgumentException if the settings lack a value that the contract needs
     */
    <A> AgentSession<A> open(AgentContract<A> contract, AgentSettings settings);

    @Override
    void close();
}
