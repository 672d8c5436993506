package lowtide.checks.logging;

import java.time.Duration;

/**
 * How long a call took.
 *
 * @param injected how far the injected clock advanced during the call
 * @param held how long its request was held at Gemini, by the wall clock; the call took at least this long
 * @param measured how long the check measured, by the wall clock; the call took at most this long
 */
public record CallTime(Duration injected, Duration held, Duration measured) {

    /** A wall clock that ticks every 16 ms, as some do. */
    public static final Duration TICK = Duration.ofMillis(16);

    /** Whether this number of milliseconds is a correct latency of the call. */
    public boolean allows(double millis) {
        return Math.abs(millis - injected.toMillis()) <= 1
                || millis >= held.minus(TICK).toMillis()
                        && millis <= measured.plus(TICK).toMillis();
    }

    /** For messages. */
    public String describe() {
        return injected.toMillis() + " ms by the injected clock and between " + held.toMillis() + " and "
                + measured.toMillis() + " ms by the wall clock";
    }
}
