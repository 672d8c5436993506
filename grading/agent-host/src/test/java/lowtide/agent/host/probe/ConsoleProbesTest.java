package lowtide.agent.host.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import lowtide.agent.api.ConsoleOutput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleProbesTest {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @BeforeEach
    void buffer() {
        System.setOut(new PrintStream(new BufferedOutputStream(screen)));
        System.setErr(System.out);
    }

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
    }

    @Test
    void whatIsPrintedIsKeptAndShown() {
        try (ConsoleTap tap = new ConsoleTap()) {
            System.out.print("Käse ");
            System.err.print("!");
            System.out.write('x');
            System.out.flush();

            ConsoleOutput printed = tap.drain();

            assertThat(printed.text()).isEqualTo("Käse !x");
            assertThat(printed.bytes()).isEqualTo(8);
            assertThat(tap.drain()).isEqualTo(new ConsoleOutput("", 0));
        }
        assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("Käse !x");
    }

    @Test
    void ofAFloodTheBeginningIsKeptAndTheRestCounted() {
        try (ConsoleTap tap = new ConsoleTap()) {
            System.out.print("x".repeat(10_000));

            assertThat(tap.drain()).isEqualTo(new ConsoleOutput("x".repeat(ConsoleOutput.KEPT), 10_000));
        }
    }

    @Test
    void theStreamsAreGivenBack() {
        PrintStream before = System.out;
        new ConsoleTap().close();

        assertThat(System.out).isSameAs(before);
    }

    @Test
    void flushingSendsWhatIsStillOnItsWay() {
        OutputFlush flush = new OutputFlush();
        System.out.print("late");
        assertThat(screen.size()).isZero();

        assertThat(flush.drain()).isEmpty();

        assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("late");
    }

    @Test
    void aProbeThatTakesNoCommandsSaysSo() {
        assertThatThrownBy(() -> new OutputFlush().tell(NullNode.getInstance()))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("OutputFlush");
        assertThatThrownBy(() -> new Probe<Void>() {}.drain()).isInstanceOf(UnsupportedOperationException.class);
    }
}
