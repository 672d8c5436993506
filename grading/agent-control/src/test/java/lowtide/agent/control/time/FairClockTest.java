package lowtide.agent.control.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FairClockTest {

    private static final long TICK = FairClock.TICK.toNanos();

    private final AtomicLong realTime = new AtomicLong(5);
    private final AtomicLong waited = new AtomicLong(1_000);
    private final AtomicLong graderWaited = new AtomicLong();
    private final FairClock clock = new FairClock(realTime::get, graderWaited::get);

    @Test
    void runsAsRealTimeDoesWhileNobodyWaits() {
        clock.watch(waited::get);

        tick(TICK, 0);
        tick(TICK / 2, 0);

        assertThat(clock.nanoTime()).isEqualTo(TICK + TICK / 2);
    }

    @Test
    void timeThatAThreadWaitsForAProcessorDoesNotCount() {
        clock.watch(waited::get);

        tick(TICK, TICK / 4);

        assertThat(clock.nanoTime()).isEqualTo(TICK - TICK / 4);
    }

    @Test
    void runsAtATenthAtLeast() {
        clock.watch(waited::get);

        tick(TICK, 50 * TICK);

        assertThat(clock.nanoTime()).isEqualTo(TICK / 10);
    }

    @Test
    void theAgentThatWaitsTheLongestCounts() {
        AtomicLong other = new AtomicLong();
        clock.watch(waited::get);
        clock.watch(other::get);

        other.addAndGet(TICK / 2);
        tick(TICK, TICK / 4);

        assertThat(clock.nanoTime()).isEqualTo(TICK / 2);
    }

    @Test
    void aWaitEndsWithItsTimeAndLastsLongerOnABusyMachine() throws Exception {
        FairClock.Watch watch = clock.watch(waited::get);
        Deadline deadline = watch.deadline(FairClock.TICK);

        tick(TICK, TICK / 2);
        assertThat(deadline.await(CompletableFuture.completedFuture("there"))).isEqualTo("there");
        tick(TICK, TICK / 2);
        assertThatThrownBy(() -> deadline.await(new CompletableFuture<>())).isInstanceOf(TimeoutException.class);
    }

    @Test
    void timeThatTheGraderWaitsForAProcessorDoesNotCountEither() {
        clock.watch(waited::get);

        graderWaited.addAndGet(TICK / 2);
        tick(TICK, TICK / 4);

        assertThat(clock.nanoTime()).isEqualTo(TICK / 4);
    }

    @Test
    void anAgentThatIsNotWatchedAnyMoreDoesNotCount() {
        clock.watch(waited::get).close();

        tick(TICK, TICK);

        assertThat(clock.nanoTime()).isEqualTo(TICK);
    }

    @Test
    void aWaitForAnAgentThatHasEndedEndsToo() {
        FairClock.Watch watch = clock.watch(waited::get);
        tick(TICK, TICK / 2);
        Deadline deadline = watch.deadline(FairClock.TICK);
        tick(TICK, TICK / 2);
        watch.close();
        watch.close();

        assertThat(deadline.left()).isEqualTo(TICK / 2);
        tick(TICK / 2, 0);
        watch.close();
        assertThat(deadline.left()).isZero();
    }

    @Test
    void timeInWhichThisProcessIsStoppedDoesNotCount() {
        tick(50 * TICK, 0);

        assertThat(clock.nanoTime()).isEqualTo(50 * TICK / 10);
    }

    @Test
    void aDeadlineIsReachedByFairTime() {
        clock.watch(waited::get);
        Deadline deadline = clock.deadline(Duration.ofNanos(TICK));

        tick(TICK, TICK / 2);
        assertThat(deadline.left()).isEqualTo(TICK / 2);
        assertThat(deadline.nextWait()).isEqualTo(TICK / 2);

        tick(TICK, TICK / 2);
        assertThat(deadline.left()).isZero();
        assertThat(deadline.nextWait()).isZero();
        assertThatCode(deadline::verifyThatTheAgentHadItsTime).doesNotThrowAnyException();
    }

    @Test
    void theMachineIsToBlameWhereAnAgentWaitsLongerThanItsLimit() {
        FairClock.Watch agent = clock.watch(waited::get);
        Deadline its = agent.deadline(Duration.ofNanos(TICK));
        Deadline anyones = clock.deadline(Duration.ofNanos(TICK));

        for (int i = 0; i < 10; i++) {
            tick(TICK, TICK);
        }

        assertThat(its.left()).isZero();
        assertThatThrownBy(its::verifyThatTheAgentHadItsTime)
                .isInstanceOf(MachineTooBusy.class)
                .hasMessageContaining("too busy");
        assertThatThrownBy(anyones::verifyThatTheAgentHadItsTime).isInstanceOf(MachineTooBusy.class);
    }

    @Test
    void anAgentThatHangsIsToBlameHoweverLongOthersWait() {
        clock.watch(waited::get);
        Deadline ofAnother = clock.watch(() -> 0).deadline(Duration.ofNanos(TICK));

        for (int i = 0; i < 10; i++) {
            tick(TICK, TICK);
        }

        assertThat(ofAnother.left()).isNotPositive();
        assertThatCode(ofAnother::verifyThatTheAgentHadItsTime).doesNotThrowAnyException();
    }

    @Test
    void theWaitingOfAnAgentExtendsNoLimitOfAnother() {
        Deadline its = clock.watch(waited::get).deadline(Duration.ofNanos(2 * TICK));
        Deadline ofAnother = clock.watch(() -> 0).deadline(Duration.ofNanos(2 * TICK));

        tick(TICK, TICK / 2);

        assertThat(its.left()).isEqualTo(2 * TICK - TICK / 2);
        assertThat(ofAnother.left()).isEqualTo(TICK);
    }

    @Test
    void theClockOfTheMachineRuns() throws InterruptedException {
        Deadline deadline = FairClock.machine().deadline(Duration.ofMillis(1));
        Object never = new Object();

        while (deadline.left() > 0) {
            synchronized (never) {
                never.wait(1);
            }
        }

        assertThat(deadline.left()).isNotPositive();
    }

    private void tick(long passed, long waiting) {
        realTime.addAndGet(passed);
        waited.addAndGet(waiting);
        clock.tick();
    }
}
