package lowtide.agent.control;

import java.time.Instant;
import lowtide.agent.api.AgentException;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.api.StageContract;

/** A place where agents under test live. Closing it ends whatever still runs there. */
public interface AgentHost extends AutoCloseable {

    /**
     * Makes a new agent.
     *
     * @param now what the injected clock says at first
     * @throws AgentException if the class is not there, has another constructor, or its constructor fails
     */
    <A> AgentSession<A> open(StageContract<A> contract, ModelAccess model, Instant now);

    @Override
    void close();
}
