package lowtide.checks.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent is quoted without secrets and without what would come out otherwise in the next run. */
class QuotationTest {

    @Test
    void keysAndRandomIdsAreLeftOut() {
        assertThat(Redactor.of("key fake-gemini-" + UUID.randomUUID() + " of " + UUID.randomUUID()))
                .isEqualTo("key (key) of (uuid)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Connection refused: localhost/127.0.0.1:43210       | Connection refused: localhost/127.0.0.1:(port)",
                "lowtide.Session@1b2c3d4e is closed                  | lowtide.Session@(hash) is closed",
                "at 2026-11-22T02:03:39.123Z                         | at (time)",
                "It is 09:11:25.506468505, not yet 09:12             | It is (time), not yet (time)",
                "wait PT59.998S                                      | wait (duration)",
                "try again in 59998 ms, or in 59.998 seconds         | try again in (n) ms, or in (n) seconds",
                "latencyMs=12 tookNanos: 4711.5 retryAfter=\"3\"     | latencyMs=(n) tookNanos: (n) retryAfter=\"(n)\"",
                "{user=ada, latencyMs=1.2E7, outcome=ok}             | {user=ada, latencyMs=(n), outcome=ok}",
                "pool-3-thread-12 and Thread-7                       | pool-(n)-thread-(n) and Thread-(n)",
                "nanoTime 123456789012345                            | nanoTime (n)",
                "/tmp/lowtide-12345678901/A.class                    | /tmp/lowtide-(n)/A.class",
            })
    void measuredTimesPortsAndTheLikeAreLeftOut(String said, String quoted) {
        assertThat(Redactor.of(said)).isEqualTo(quoted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Index 5 out of bounds for length 3",
                "Logged: moglofuglux. (ref eaa6c2)",
                "RateLimitExceededException: at most 20 calls, at WellnessAgent.java:41",
                "INFO \"chat answered\" {user=ada@example.org, tokens=345, outcome=ok}",
                "8,001 tokens",
                "user-123456",
            })
    void whatIsTheSameInEveryRunStays(String said) {
        assertThat(Redactor.of(said)).isEqualTo(said);
    }

    @Test
    void aFloodIsCutBeforeItIsSearched() {
        assertThat(Redactor.of("a".repeat(10_000_000))).hasSizeLessThan(5_000);
    }
}
