package lowtide.agent.host.resource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The injected clock of one agent. Its time does not change until it is set or advanced. Thread-safe. */
public final class AgentClock implements InstantSource {

    private final AtomicReference<Instant> now;

    public AgentClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Sets the clock to an earlier or later time. */
    public void set(Instant instant) {
        now.set(instant);
    }

    /** Advances the clock, and returns the previous time. */
    public Instant advance(Duration duration) {
        return now.getAndUpdate(instant -> instant.plus(duration));
    }
}
