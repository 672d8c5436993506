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

    @Test
    void aCrowdMaySendMoreThanACheck() {
        Duration time = Duration.ofSeconds(1);

        assertThat(new Limits(time, time, time).sent()).isEqualTo(32 << 20);
        assertThat(new Limits(time, time, time, 200).sent()).isEqualTo(200 * (32L << 20));
    }

    static Limits limits(Duration call) {
        return new Limits(call, Duration.ofSeconds(45), Duration.ofSeconds(8));
    }
}
