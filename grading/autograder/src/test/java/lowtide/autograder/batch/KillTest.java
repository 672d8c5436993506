package lowtide.autograder.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import lowtide.autograder.batch.journal.Journal;
import lowtide.autograder.batch.journal.RunRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class run that is killed and continued: nothing finished is lost or done twice. */
class KillTest extends LightClassFixture {

    /** @param files each run is killed as soon as it has written this file; entries are written in the order of names */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "journal/student0.json journal/student11.json journal/student4.json", // while results are kept
                "students/student3/results.json students/student1/index.html class.html", // and reports are written
            })
    void whatIsKilledContinuesWithWhatItHasKept(String files) throws Exception {
        run("undisturbed", 1);
        for (String file : files.split(" ")) {
            killOnceItHasWritten(file);
        }
        int kept = kept();
        assertThat(kept).isPositive();

        assertThat(run("killed", 2).graded())
                .as("graded again, of " + kept + " kept")
                .isEqualTo(STUDENTS - kept);

        assertThat(output("killed")).isEqualTo(output("undisturbed"));
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

    private void killOnceItHasWritten(String file) throws IOException, InterruptedException {
        Path out = temporary.resolve("killed");
        Process process = java(delivered.toString(), out);
        boolean ended = false;
        while (!ended && !Files.exists(out.resolve(file))) {
            ended = process.waitFor(1, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly().waitFor();
        assertThat(out.resolve(file)).exists();
    }

    private int kept() throws IOException, RunRefused {
        try (Journal journal = Journal.open(temporary.resolve("killed"))) {
            List<String> ids =
                    IntStream.range(0, STUDENTS).mapToObj(i -> "student" + i).toList();
            int kept = 0;
            for (String id : ids) {
                kept += journal.finished(id).isPresent() ? 1 : 0;
            }
            return kept;
        }
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
}
