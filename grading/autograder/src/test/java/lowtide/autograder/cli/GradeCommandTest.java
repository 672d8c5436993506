package lowtide.autograder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The command for one submission, with the real graders. */
class GradeCommandTest extends CommandFixture {

    @Test
    void oneSubmissionIsGradedWithoutMaven() throws IOException {
        deliver("solved-a");
        Path out = temporary.resolve("out");

        Said said = run(
                "grade", temporary.resolve("delivered/solved-a").toString(), "--stage=1", "--seed=4", "--out=" + out);

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("(seed 4, JDK ", "Score 20/20");
        assertThat(out).isDirectoryContaining("glob:**/results.json").isDirectoryContaining("glob:**/index.html");
    }

    @Test
    void pointsThatAreRequiredAndMissedAreSaid() {
        deliver("untouched-a");

        Said said = run(
                "grade",
                temporary.resolve("delivered/untouched-a").toString(),
                "--stage=1",
                "--require=5",
                "--out=" + temporary.resolve("out"));

        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(said.out()).contains("Score 0/20", "Warning: the score 0 is below the required 5.");
    }
}
