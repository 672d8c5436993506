package lowtide.autograder.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How many submissions are graded at once. */
class WorkerCountTest {

    private static final long GIGABYTE = 1L << 30;

    @Test
    void threeForTwoProcessors() {
        assertThat(WorkerCount.of(Optional.empty(), 4, 16 * GIGABYTE))
                .isEqualTo(new WorkerCount(6, "three for every two processors"));
    }

    @Test
    void asManyAsAskedFor() {
        assertThat(WorkerCount.of(Optional.of(7), 4, 16 * GIGABYTE)).isEqualTo(new WorkerCount(7, "as requested"));
    }

    @Test
    void neverMoreThanTheMemoryHoldsAndItSaysSo() {
        WorkerCount workers = WorkerCount.of(Optional.of(64), 4, 4 * GIGABYTE);

        assertThat(workers.count()).isEqualTo(7);
        assertThat(workers.reason()).isEqualTo("64 would need more than three quarters of 4096 MB, at 400 MB each");
    }

    @Test
    void atLeastOne() {
        assertThat(WorkerCount.of(Optional.empty(), 4, GIGABYTE / 4).count()).isEqualTo(1);
    }
}
