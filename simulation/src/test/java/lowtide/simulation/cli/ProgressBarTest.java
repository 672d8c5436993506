package lowtide.simulation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private Instant now = Instant.EPOCH;

    @Test
    @DisplayName("uses one line, which shows the time left at the latest speed and is empty at the end")
    void oneLine() {
        StringWriter err = new StringWriter();
        ProgressBar bar = new ProgressBar(new PrintWriter(err), () -> now);

        at(bar, 100, 10);
        bar.at(101, 1_000); // too soon to be shown
        at(bar, 500, 400);
        at(bar, 1_000, 500);

        String first = "[###                           ] 100 of 1,000 calls, about 90 s left";
        String second = "[###############               ] 500 of 1,000 calls, about 8 min left";
        assertThat(err.toString()).isEqualTo(first + cleared(first) + second + cleared(second));
    }

    private void at(ProgressBar bar, int done, int seconds) {
        now = now.plus(Duration.ofSeconds(seconds));
        bar.at(done, 1_000);
    }

    private static String cleared(String line) {
        return "\r" + " ".repeat(line.length()) + "\r";
    }
}
