package lowtide.agent.host.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import lowtide.agent.api.frame.ValueCodec;

/** The injected clock. The grader sets it and observes its time. */
public final class ClockResource implements Resource<InstantSource, Instant> {

    private final AgentClock clock;

    public ClockResource(AgentClock clock) {
        this.clock = clock;
    }

    @Override
    public InstantSource open() {
        return clock;
    }

    @Override
    public void tell(JsonNode command) {
        clock.set(ValueCodec.decode(command, Instant.class));
    }

    @Override
    public Instant drain() {
        return clock.instant();
    }
}
