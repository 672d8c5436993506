package lowtide.autograder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The command for one submission, with the real graders. */
class GradeCommandTest extends CommandFixture {

    /** An exit code of 0 is tested where the commands of the READMEs are. */
    @Test
    void oneSubmissionIsGradedWithoutMavenAndPointsThatAreRequiredAndMissedAreSaid() throws IOException {
        deliver("untouched-a");
        Path out = Files.createDirectory(temporary.resolve("out"));
        Files.writeString(out.resolve("gradescope.json"), "that of an earlier run");

        Said said = run(
                "grade",
                temporary.resolve("delivered/untouched-a").toString(),
                "--stage=1",
                "--seed=4",
                "--require=5",
                "--form=prairielearn",
                "--form=JUnit",
                "--form=submitty",
                "--out=" + out);

        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(said.out()).contains("(seed 4, JDK ", "Score 0/20", "Warning: the score 0 is below the required 5.");
        assertThat(out).isDirectoryContaining("glob:**/results.json").isDirectoryContaining("glob:**/index.html");
        assertThat(out)
                .isDirectoryContaining("glob:**/prairielearn.json")
                .isDirectoryContaining("glob:**/junit.xml")
                .isDirectoryContaining("glob:**/submitty.json")
                .isDirectoryNotContaining("glob:**/gradescope.json");
    }
}
