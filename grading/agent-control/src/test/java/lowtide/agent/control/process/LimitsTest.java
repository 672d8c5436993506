package lowtide.agent.control.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {

    @Test
    void aCallThatUsesTheProcessorForTwoSecondsIsALoop() {
        assertThat(limits(Duration.ofSeconds(15)).loop()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aShortLimitIsOverBeforeALoopHasUsedMoreThanThat() {
        assertThat(limits(Duration.ofSeconds(1)).loop()).isEqualTo(Duration.ofMillis(500));
    }

    private static Limits limits(Duration call) {
        return new Limits(call, Duration.ofSeconds(45), Duration.ofSeconds(8));
    }
}
