package lowtide.agent.host.resource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The injected clock of one agent. It stands still until it is set or moved on. Thread-safe. */
public final class AgentClock implements InstantSource {

    private final AtomicReference<Instant> now;

    public AgentClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Sets the clock, forward or back. */
    public void set(Instant instant) {
        now.set(instant);
    }

    /** Moves the clock on, and returns the time before. */
    public Instant advance(Duration duration) {
        return now.getAndUpdate(instant -> instant.plus(duration));
    }
}
