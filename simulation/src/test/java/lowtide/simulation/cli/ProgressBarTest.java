package lowtide.simulation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    @Test
    @DisplayName("uses one line, which is empty at the end")
    void oneLine() {
        StringWriter err = new StringWriter();
        ProgressBar bar = new ProgressBar(new PrintWriter(err));

        bar.at(1, 1_000);
        bar.at(2, 1_000);
        bar.at(500, 1_000);
        bar.at(1_000, 1_000);

        assertThat(err.toString().split("\r", -1))
                .containsExactly(
                        "",
                        "[" + " ".repeat(40) + "]   0% of 1,000 calls",
                        "[" + "#".repeat(20) + " ".repeat(20) + "]  50% of 1,000 calls",
                        " ".repeat(62),
                        "");
    }
}
