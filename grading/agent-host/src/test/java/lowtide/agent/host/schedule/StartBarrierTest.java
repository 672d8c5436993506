package lowtide.agent.host.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lowtide.agent.api.StartGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StartBarrierTest {

    private final StartBarrier barrier = new StartBarrier();
    private final AtomicInteger passed = new AtomicInteger();

    @Test
    void noCallPassesBeforeTheLastOneIsThere() throws InterruptedException {
        StartGroup group = new StartGroup(1, 4);
        CountDownLatch waiting = new CountDownLatch(3);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            callers.add(started(() -> {
                waiting.countDown();
                barrier.meet(group);
                passed.incrementAndGet();
            }));
        }
        assertThat(waiting.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(passed).hasValue(0);

        barrier.meet(group);

        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(passed).hasValue(3);
    }

    @Test
    void aCallOnItsOwnPassesAtOnce() {
        barrier.meet(StartGroup.ALONE);
        barrier.meet(new StartGroup(2, 1));

        assertThat(passed.incrementAndGet()).isOne();
    }

    @Test
    void aCallThatIsInterruptedGoesOn() throws InterruptedException {
        AtomicInteger interrupted = new AtomicInteger();
        Thread caller = started(() -> {
            barrier.meet(new StartGroup(3, 2));
            interrupted.set(Thread.currentThread().isInterrupted() ? 1 : 0);
        });
        caller.interrupt();
        caller.join();

        assertThat(interrupted).hasValue(1);
    }

    private static Thread started(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
