package lowtide.agent.host.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CallThreadsTest {

    private final CallThreads threads = new CallThreads();

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void callsOneAfterTheOtherTakeTurnsOnThreeThreads() {
        List<Thread> served = Stream.generate(this::thread).limit(7).toList();

        assertThat(served.subList(0, 3)).doesNotHaveDuplicates();
        assertThat(served.subList(3, 6)).isEqualTo(served.subList(0, 3));
        assertThat(served.get(6)).isSameAs(served.get(0));
    }

    @Test
    void callsThatOverlapHaveThreadsOfTheirOwn() throws InterruptedException {
        CountDownLatch together = new CountDownLatch(8);
        List<CompletableFuture<Thread>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(call(() -> {
                together.countDown();
                await(together);
            }));
        }

        assertThat(together.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(calls.stream().map(CompletableFuture::join)).doesNotHaveDuplicates();
    }

    @Test
    void aCallFindsNothingOfTheOneBefore() {
        call(() -> {
                    Thread.currentThread().interrupt();
                    Thread.currentThread().setName("changed");
                })
                .join();
        thread();
        thread();

        CompletableFuture<String> state = new CompletableFuture<>();
        call(() -> state.complete(Thread.currentThread().getName() + " "
                        + Thread.currentThread().isInterrupted()))
                .join();

        assertThat(state.join()).isEqualTo("a call false");
    }

    @Test
    void closingEndsTheIdleThreads() throws InterruptedException {
        Thread served = thread();

        threads.close();
        served.join();

        assertThat(served.isAlive()).isFalse();
    }

    private Thread thread() {
        return call(() -> {}).join();
    }

    /** Makes a call; gives the thread that it runs on. */
    private CompletableFuture<Thread> call(Runnable work) {
        CompletableFuture<Thread> served = new CompletableFuture<>();
        threads.run("a call", () -> {
            work.run();
            return () -> served.complete(Thread.currentThread());
        });
        return served;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
