package lowtide.agent.host.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import lowtide.agent.api.StartGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class YieldPointsTest {

    private static final long WAIT_NANOS = 1_000_000;
    private static final long REST_NANOS = 50_000;

    @Test
    void aCallRestsOnceAtEachPoint() {
        YieldPoints.during(() -> {
            assertThat(nanosAt(0, 10)).isGreaterThanOrEqualTo(10 * WAIT_NANOS);
            return assertThat(fastestOf(0, 10)).isLessThan(REST_NANOS);
        });
    }

    @Test
    void anyOtherThreadRestsToo() {
        YieldPoints.during(() -> assertThat(
                        CompletableFuture.supplyAsync(() -> nanosAt(0, 10)).join())
                .isGreaterThanOrEqualTo(10 * WAIT_NANOS));
    }

    @Test
    void whereNobodyCameTheNextThreadRestsForAMomentOnly() {
        YieldPoints.during(() -> {
            nanosAt(0, 50);
            long fastest = CompletableFuture.supplyAsync(() -> fastestOf(0, 50)).join();
            return assertThat(fastest).isBetween(REST_NANOS, WAIT_NANOS);
        });
    }

    @Test
    void inTheNextCallItRestsAgain() {
        YieldPoints.during(() -> nanosAt(7, 8));

        assertThat(YieldPoints.during(() -> nanosAt(7, 8))).isGreaterThanOrEqualTo(WAIT_NANOS);
    }

    @Test
    void nobodyRestsBeforeAndAfter() {
        assertThat(fastestOf(0, 100)).isLessThan(REST_NANOS);
        YieldPoints.during(() -> "");
        assertThat(fastestOf(0, 100)).isLessThan(REST_NANOS);
    }

    @Test
    void allPointsTogetherTakeLittleLongerThanSixty() {
        long fastest = LongStream.range(0, 5) // the fastest, because the machine may be busy
                .map(i -> YieldPoints.during(() -> nanosAt(0, YieldPoints.NUMBERS)))
                .min()
                .orElseThrow();

        assertThat(fastest).isLessThan(150 * WAIT_NANOS);
    }

    @Test
    void twoCallsReadBeforeEitherWrites() {
        int lost = 0;
        for (int i = 0; i < 20; i++) {
            AtomicInteger counter = new AtomicInteger();
            StartBarrier barrier = new StartBarrier();
            StartGroup group = new StartGroup(i, 2);
            List<CompletableFuture<Void>> calls = LongStream.range(0, 2)
                    .mapToObj(call -> CompletableFuture.runAsync(
                            () -> {
                                barrier.meet(group);
                                YieldPoints.during(() -> {
                                    int read = counter.get();
                                    YieldPoints.at(0);
                                    counter.set(read + 1);
                                    return "";
                                });
                            },
                            task -> new Thread(task).start()))
                    .toList();
            calls.forEach(CompletableFuture::join);
            lost += 2 - counter.get();
        }

        assertThat(lost).isPositive();
    }

    @Test
    void aPermitToParkIsStillThereAfterARest() {
        YieldPoints.during(() -> {
            LockSupport.unpark(Thread.currentThread());
            YieldPoints.at(0);
            return "";
        });
        long start = System.nanoTime();
        LockSupport.parkNanos(10_000_000_000L);

        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }

    @Test
    void anInterruptIsStillThereAfterARest() {
        YieldPoints.during(() -> {
            Thread.currentThread().interrupt();
            return assertThat(nanosAt(0, 1)).isGreaterThanOrEqualTo(WAIT_NANOS);
        });

        assertThat(Thread.interrupted()).isTrue();
    }

    private static long nanosAt(int from, int to) {
        long start = System.nanoTime();
        for (int point = from; point < to; point++) {
            YieldPoints.at(point);
        }
        return System.nanoTime() - start;
    }

    /** The shortest of many passes: a rest would be in each of them, a busy machine is not. */
    private static long fastestOf(int from, int to) {
        return LongStream.range(from, to)
                .map(point -> nanosAt((int) point, (int) point + 1))
                .min()
                .orElseThrow();
    }
}
