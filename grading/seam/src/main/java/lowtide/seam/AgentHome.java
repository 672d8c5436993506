package lowtide.seam;

import java.time.Instant;

/** A place where agents under test live. Closing it ends whatever still runs there. */
public interface AgentHome extends AutoCloseable {

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
