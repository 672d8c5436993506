package lowtide.agent.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void aConnectionIsClosedWhenTheTimeIsOver() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);

        Deadline deadline = Deadline.after(Duration.ofMillis(10), closed::countDown);

        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(deadline.isOver()).isTrue();
        assertThat(deadline.cancel()).isFalse();
    }

    @Test
    void aConnectionThatIsDoneInTimeStaysOpen() {
        AtomicInteger closed = new AtomicInteger();

        try (Deadline deadline = Deadline.after(Duration.ofDays(1), closed::incrementAndGet)) {
            assertThat(deadline.isOver()).isFalse();
            assertThat(deadline.cancel()).isTrue();
        }

        assertThat(closed).hasValue(0);
    }

    @Test
    void aConnectionThatIsGoneAlreadyIsNoFailure() throws InterruptedException {
        CountDownLatch tried = new CountDownLatch(1);
        Deadline.after(Duration.ofMillis(1), () -> {
            tried.countDown();
            throw new IOException("gone");
        });

        assertThat(tried.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
