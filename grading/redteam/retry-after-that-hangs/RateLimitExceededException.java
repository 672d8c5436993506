package lowtide.ratelimiting;

import java.time.Duration;

/** Asked how long to wait, it makes one wait. */
public class RateLimitExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public RateLimitExceededException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        while (retryAfter != null) {
            Thread.onSpinWait();
        }
        return retryAfter;
    }
}
