package lowtide.autograder.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The progress line. */
class ProgressTest {

    private final AtomicLong clock = new AtomicLong();

    @Test
    void howManyHowFastHowLong() throws IOException {
        try (Progress progress =
                new Progress(new PrintWriter(Writer.nullWriter()), false, clock::get, Optional.empty())) {
            progress.begin(100);
            assertThat(progress.line()).isEqualTo("0 of 100");
            for (int i = 0; i < 10; i++) {
                progress.unchanged();
                progress.graded(i > 0);
            }
            clock.set(TimeUnit.SECONDS.toNanos(20));
            assertThat(progress.line())
                    .isEqualTo(
                            "20 of 100, 10 of them unchanged, 1 not judged because the kit failed; 30 a minute, about 2:40 min left");
        }
    }
}
