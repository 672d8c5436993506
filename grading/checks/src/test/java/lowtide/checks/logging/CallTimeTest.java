package lowtide.checks.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTimeTest {

    private static final CallTime TIME =
            new CallTime(Duration.ofMillis(5_000), Duration.ofMillis(50), Duration.ofMillis(60));

    @ParameterizedTest
    @CsvSource({
        "5000, true",
        "5001, true",
        "50, true",
        "60, true",
        "34, true",
        "76, true",
        "33, false",
        "77, false",
        "0, false",
        "4998, false",
        "55000000, false"
    })
    void bothClocksAreRightAndNothingElse(long millis, boolean allowed) {
        assertThat(TIME.allows(millis)).isEqualTo(allowed);
    }
}
