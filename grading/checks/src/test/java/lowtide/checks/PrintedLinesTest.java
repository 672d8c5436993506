package lowtide.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lowtide.agent.api.ConsoleOutput;
import org.junit.jupiter.api.Test;

class PrintedLinesTest {

    @Test
    void aFewLinesAreShownAsTheyAre() {
        assertThat(PrintedLines.of(new ConsoleOutput("one\n\ntwo\r\n", 10))).containsExactly("one", "two");
        assertThat(PrintedLines.of(new ConsoleOutput("", 0))).isEmpty();
    }

    @Test
    void ofManyTheLastAreShownAndLongOnesAreCut() {
        String text = IntStream.range(0, 9).mapToObj(i -> i + "x".repeat(200)).collect(Collectors.joining("\n"));

        assertThat(PrintedLines.of(new ConsoleOutput(text, text.length())))
                .hasSize(6)
                .startsWith("(4 earlier lines)", "4" + "x".repeat(116) + "...");
        assertThat(PrintedLines.of(new ConsoleOutput("one", 9_000)))
                .endsWith("(and more; only the first 8192 bytes are kept)");
    }
}
