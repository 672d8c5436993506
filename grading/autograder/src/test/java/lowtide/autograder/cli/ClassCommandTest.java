package lowtide.autograder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lowtide.autograder.batch.LightClass;
import org.junit.jupiter.api.Test;

/** The command for a class, with the real graders. */
class ClassCommandTest extends CommandFixture {

    /** Merging, too, is tested with the real grader: where the commands of the READMEs are, and with the engines. */
    @Test
    void theRealGraderIsKilledAndContinues() throws Exception {
        deliver("broken-a", "empty", "solved-a"); // graded in this order
        killOnceFinished(1);
        killOnceFinished(2); // while an agent starts

        Said continued = graded("killed");

        assertThat(continued.out())
                .contains("Low Tide class of 3 (seed 3, JDK ")
                .doesNotContain(" 0 unchanged");
        Said undisturbed = graded("undisturbed");
        assertThat(undisturbed.out()).contains("3 graded now, 0 unchanged");
        assertThat(LightClass.output(temporary.resolve("killed")))
                .isEqualTo(LightClass.output(temporary.resolve("undisturbed")));
        assertThat(Files.readString(temporary.resolve("killed/class.csv"))).contains("solved-a", "empty");
    }

    private Said graded(String out) {
        Said said = run(
                "class",
                temporary.resolve("delivered").toString(),
                "--out=" + temporary.resolve(out),
                "--seed=3",
                "--stage=1",
                "--jobs=1");
        assertThat(said.exitCode()).as(said.err()).isZero();
        return said;
    }

    private void killOnceFinished(int submissions) throws IOException, InterruptedException {
        Process process = real("killed", "--jobs=1");
        boolean ended = false;
        while (!ended && finished() < submissions) {
            ended = process.waitFor(5, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly().waitFor();
        assertThat(finished()).isGreaterThanOrEqualTo(submissions);
    }

    private int finished() throws IOException {
        Path journal = temporary.resolve("killed/journal");
        if (!Files.isDirectory(journal)) {
            return 0;
        }
        try (Stream<Path> entries = Files.list(journal)) {
            return (int)
                    entries.filter(entry -> entry.toString().endsWith(".json")).count();
        }
    }

    @Test
    void strictlyNothingIsGradedWhereALayerIsMissing() throws Exception {
        deliver("solved-a");
        ProcessBuilder unsealed = command("out", "--strict");
        unsealed.environment().put("PATH", ""); // bubblewrap is not found

        Process process = unsealed.start();

        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(Files.readString(temporary.resolve("out.txt")))
                .contains("Warning: --strict does not grade if a layer of isolation is missing: bubblewrap is ");
        assertThat(temporary.resolve("out")).doesNotExist();
    }
}
