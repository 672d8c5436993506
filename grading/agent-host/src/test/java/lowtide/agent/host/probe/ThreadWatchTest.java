package lowtide.agent.host.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadWatchTest {

    private final ThreadWatch watch = new ThreadWatch();

    @Test
    void aThreadThatWaitsForATimeIsBusy() {
        ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "later"));
        later.schedule(() -> {}, 1, TimeUnit.DAYS);

        assertThat(watch.drain()).contains("later");

        later.shutdownNow();
    }

    @Test
    void aThreadThatWaitsForWorkIsNot() {
        Thread worker = daemon(() -> take(new LinkedBlockingQueue<>()), "worker");
        worker.start();
        while (worker.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        assertThat(watch.drain()).doesNotContain("worker");

        worker.interrupt();
    }

    private static void take(LinkedBlockingQueue<Object> work) {
        try {
            work.take();
        } catch (InterruptedException end) {
            // the test is over
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
