package lowtide.agent.host.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class YieldPointsTest {

    private static final long PAUSE_NANOS = 100_000;

    @AfterEach
    void end() {
        YieldPoints.end();
    }

    @Test
    void aThreadThatHasBegunPausesOnceAtEachPoint() {
        YieldPoints.begin();

        assertThat(nanosAt(0, 100)).isGreaterThanOrEqualTo(100 * PAUSE_NANOS);
        assertThat(fastestOf(0, 100)).isLessThan(PAUSE_NANOS);
    }

    @Test
    void aThreadThatHasNotBegunOrHasEndedDoesNotPause() {
        assertThat(fastestOf(0, 100)).isLessThan(PAUSE_NANOS);

        YieldPoints.begin();
        YieldPoints.end();

        assertThat(fastestOf(0, 100)).isLessThan(PAUSE_NANOS);
    }

    @Test
    void everyNumberIsAPoint() {
        YieldPoints.begin();

        assertThat(nanosAt(YieldPoints.NUMBERS - 1, YieldPoints.NUMBERS)).isGreaterThanOrEqualTo(PAUSE_NANOS);
    }

    private static long nanosAt(int from, int to) {
        long start = System.nanoTime();
        for (int point = from; point < to; point++) {
            YieldPoints.at(point);
        }
        return System.nanoTime() - start;
    }

    /** The shortest of many passes: a pause would be in each of them, a busy machine is not. */
    private static long fastestOf(int from, int to) {
        long fastest = Long.MAX_VALUE;
        for (int point = from; point < to; point++) {
            long start = System.nanoTime();
            YieldPoints.at(point);
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest;
    }
}
