package lowtide.agent.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One pause that an agent made.
 *
 * @param start what the injected clock said when the pause began
 * @param length how far the pause moved that clock on; never negative
 */
public record Pause(Instant start, Duration length) {

    /** Refuses what no host sends, because what arrives from an agent's process may be forged. */
    public Pause {
        Objects.requireNonNull(start);
        if (length.isNegative()) {
            throw new IllegalArgumentException("a pause of " + length);
        }
    }
}
