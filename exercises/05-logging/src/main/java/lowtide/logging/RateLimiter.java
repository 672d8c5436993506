package lowtide.logging;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Sliding window for the calls of one user: the solution of stage 4. It has its own lock, so that a refusal
 * never waits for Gemini. Thread-safe.
 */
final class RateLimiter {
    private static final int MAX_CALLS = 20;
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final Deque<Instant> admitted = new ArrayDeque<>();

    /**
     * Admits a call now, or refuses it.
     *
     * @throws RateLimitExceededException if 20 calls were admitted in the last 60 seconds of this clock
     */
    synchronized void admit(InstantSource clock) {
        Instant now = clock.instant();
        while (!admitted.isEmpty() && !admitted.getFirst().plus(WINDOW).isAfter(now)) {
            admitted.removeFirst();
        }
        if (admitted.size() >= MAX_CALLS) {
            Duration retryAfter = Duration.between(now, admitted.getFirst().plus(WINDOW));
            throw new RateLimitExceededException("At most 20 calls a minute.", retryAfter);
        }
        admitted.addLast(now);
    }
}
