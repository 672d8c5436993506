package lowtide.agent.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One pause that an agent made.
 *
 * @param start what the injected clock said when the pause began
 * @param length how far the pause advanced that clock; never negative
 */
public record Pause(Instant start, Duration length) {

    /** Refuses values that no host sends, because an agent's process can forge them. */
    public Pause {
        Objects.requireNonNull(start);
        if (length.isNegative()) {
            throw new IllegalArgumentException("a pause of " + length);
        }
    }
}
