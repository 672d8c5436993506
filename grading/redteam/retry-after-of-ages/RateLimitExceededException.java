package lowtide.ratelimiting;

import java.time.Duration;

/** Asks for more time than there is. */
public class RateLimitExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public RateLimitExceededException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    }
}
