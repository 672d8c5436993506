package lowtide.agent.control.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import lowtide.agent.api.ConsoleOutput;
import org.junit.jupiter.api.Test;

class OutputDrainTest {

    @Test
    void theBeginningIsKeptAndTheRestCounted() {
        OutputDrain drain = new OutputDrain(printed("x".repeat(100_000)));

        assertThat(drain.drain()).isEqualTo(new ConsoleOutput("x".repeat(ConsoleOutput.KEPT), 100_000));
        assertThat(drain.drain()).isEqualTo(new ConsoleOutput("", 0));
        assertThat(drain.total()).isEqualTo(100_000);
    }

    @Test
    void pumpingSaysWhetherThereWasAnything() {
        OutputDrain drain = new OutputDrain(printed("x"));

        assertThat(drain.pump()).isTrue();
        assertThat(drain.pump()).isFalse();
        assertThat(drain.drain().text()).isEqualTo("x");
    }

    @Test
    void aProcessThatIsGoneHasNothingToSay() throws Exception {
        Process ended = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-version").start();
        ended.waitFor();
        ended.getInputStream().close();

        assertThat(new OutputDrain(ended.getInputStream()).drain()).isEqualTo(new ConsoleOutput("", 0));
    }

    private static InputStream printed(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
