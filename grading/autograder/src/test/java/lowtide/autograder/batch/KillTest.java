package lowtide.autograder.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lowtide.autograder.batch.journal.Journal;
import lowtide.autograder.batch.journal.RunRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class run that is killed, at moments from a seed, and continued: nothing finished is lost or done twice. */
class KillTest {

    private static final long SEED = 20;

    @TempDir
    Path temporary;

    private final Random random = new Random(SEED);
    private Path delivered;

    @BeforeEach
    void folder() {
        delivered = temporary.resolve("delivered");
    }

    @Test
    void twentyKillsWhileResultsAreKeptAndReportsAreWritten() throws Exception {
        int students = 30;
        for (int i = 0; i < students; i++) {
            LightClass.deliver(delivered, "student" + i, i % 6);
        }
        assertThat(light("undisturbed").waitFor()).isZero();

        int graded = 0;
        for (int kill = 0; kill < 20; kill++) {
            String out = "killed" + kill / 4; // four kills, and then it is left alone
            Process process = light(out);
            int before = random.nextInt(students / 2);
            int seen = 0;
            try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
                while (seen < before && output.readLine() != null) {
                    seen++;
                }
                process.waitFor(random.nextInt(100), TimeUnit.MILLISECONDS);
                process.toHandle().destroyForcibly(); // and what it printed before can still be read
                seen += output.lines().count();
            }
            graded += seen;
            if (kill % 4 == 3) {
                long kept = kept(out);
                Process last = light(out);
                long rest = new String(last.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                        .lines()
                        .count();
                assertThat(last.waitFor()).isZero();
                assertThat(rest).as("graded again, of " + kept + " kept").isEqualTo(students - kept);
                assertThat(output(out)).isEqualTo(output("undisturbed"));
            }
        }
        assertThat(graded).as("graded by processes that were killed").isPositive();
    }

    @Test
    void aFolderBelongsToOneProcessUntilThatIsKilled() throws Exception {
        Path out = temporary.resolve("out");
        Process other = java("hold", out);
        try (BufferedReader output = other.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(output.readLine()).isEqualTo("held");
            assertThatThrownBy(() -> Journal.open(out))
                    .isInstanceOf(RunRefused.class)
                    .hasMessage(
                            "Another process is writing to " + out + ". Wait until it ends, or name another folder.");
        } finally {
            other.destroyForcibly().waitFor();
        }
        Journal.open(out).close();
    }

    private long kept(String out) throws IOException, RunRefused {
        try (Journal journal = Journal.open(temporary.resolve(out));
                Stream<Path> students = Files.list(delivered)) {
            long kept = 0;
            for (Path student : students.toList()) {
                kept += journal.finished(student.getFileName().toString()).isPresent() ? 1 : 0;
            }
            return kept;
        }
    }

    private Process light(String out) throws IOException {
        return java(delivered.toString(), temporary.resolve(out));
    }

    private static Process java(String what, Path out) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LightClass.class.getName(),
                        what,
                        out.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private Map<String, String> output(String out) throws IOException {
        return LightClass.output(temporary.resolve(out));
    }
}
