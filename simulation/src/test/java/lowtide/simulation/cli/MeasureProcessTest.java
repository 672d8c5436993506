package lowtide.simulation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ends {@code measure} in the middle: no process and no folder of the agent must outlive it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no SIGINT")
class MeasureProcessTest {

    private static final int LIMIT_SECONDS = 60;

    @TempDir
    private Path folder;

    private ServerSocket running;
    private Socket seventhCall;
    private Process measure;
    private ProcessHandle agent;

    /** Starts a long measurement of an agent that reports its seventh call here and stays in it, and waits for that. */
    @BeforeEach
    void start() throws IOException {
        running = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        running.setSoTimeout(LIMIT_SECONDS * 1_000);
        writeAgent();
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        measure = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LowTideSimulation.class.getName(),
                        "measure",
                        "--agent",
                        folder.resolve("agent").toString(),
                        "--users=1",
                        "--prompts=3",
                        "--days=365",
                        "--no-chart")
                .redirectErrorStream(true)
                .start();
        seventhCall = running.accept();
        agent = measure.children().findFirst().orElseThrow();
        assertThat(temporary).isNotEmptyDirectory();
    }

    @AfterEach
    void stop() throws IOException {
        measure.descendants().forEach(ProcessHandle::destroyForcibly);
        measure.destroyForcibly();
        seventhCall.close();
        running.close();
    }

    @Test
    @DisplayName("kill -9: the agent's process ends, and its folder is deleted")
    void killed() throws Exception {
        measure.destroyForcibly();

        assertNothingIsLeft();
    }

    @Test
    @DisplayName("Ctrl+C: what was measured is printed, the agent's process ends, and its folder is deleted")
    void interrupted() throws Exception {
        // A terminal sends the signal to both.
        new ProcessBuilder("kill", "-INT", String.valueOf(agent.pid()), String.valueOf(measure.pid()))
                .start()
                .waitFor();
        seventhCall.close();
        String printed = new String(measure.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(printed)
                .containsPattern("Interrupted on day [0-9]+, after [0-9]+ of 1,095 calls; the figures are of the days")
                .contains("billed, same requests");
        assertThat(measure.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(measure.exitValue()).isEqualTo(130);
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() throws Exception {
        agent.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        try (Stream<Path> left = Files.list(folder.resolve("temporary"))) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("lowtide")))
                    .isEmpty();
        }
    }

    private void writeAgent() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("agent/src/main/java/lowtide/contextcap"));
        Files.writeString(sources.resolve("WellnessAgent.java"), """
                package lowtide.contextcap;

                import dev.langchain4j.model.chat.ChatModel;

                public final class WellnessAgent {
                    private final ChatModel model;
                    private int calls;
                    public WellnessAgent(ChatModel model) { this.model = model; }
                    public String chat(String message) throws java.io.IOException {
                        if (++calls == 7) {
                            try (var test = new java.net.Socket("127.0.0.1", %d)) {
                                test.getInputStream().read(); // until the test lets it go on
                            }
                        }
                        return model.chat(message);
                    }
                    public int historySize() { return 0; }
                }
                """.formatted(running.getLocalPort()));
    }
}
