package lowtide.autograder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import lowtide.course.Check;
import lowtide.course.Course;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options, help and explanations; nothing is graded. */
class CommandLineTest extends CommandFixture {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "--jobs=0, --jobs=0: expected a whole number from 1 to 256.",
                "--jobs=many, --jobs=many: expected a whole number from 1 to 256.",
                "--seed=x, --seed=x: expected a whole number.",
                "--stage=99, \"--stage=99: expected the number or the folder name of a stage: \"",
                "--lab=9, \"--lab=9: expected the number of a lab: \"",
                "--shard=3/2, \"--shard=3/2: expected I/N, with N from 1 to 1000 and I from 1 to N.\"",
                "--roster=nowhere.csv, --roster=nowhere.csv: there is no such file.",
                "--form=latex, \"--form=latex: expected one of gradescope, junit, prairielearn, submitty.\"",
                "--form=Canvas, --form=Canvas: the command class writes canvas.csv without this option.",
                "--form=classroom50, --form=classroom50: the command classroom50 makes it of a results.json.",
            })
    void aWrongOptionIsNamedWithItsRange(String option, String message) {
        deliver("empty");

        Said said =
                run("class", temporary.resolve("delivered").toString(), "--out=" + temporary.resolve("out"), option);

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).startsWith(message);
    }

    @Test
    void theReportsDoNotGoWhereTheStudentsAre() {
        deliver("empty");

        Said said =
                run("class", temporary.resolve("delivered").toString(), "--out=" + temporary.resolve("delivered/out"));

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("expected a folder outside ");
    }

    @Test
    void aFolderWithoutSubmissionsIsSaid() throws IOException {
        Files.createDirectories(temporary.resolve("delivered"));

        Said said = run("class", temporary.resolve("delivered").toString(), "--out=" + temporary.resolve("out"));

        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(said.out()).contains("Warning: no submissions found in ");
    }

    @Test
    void aNameThatThisSystemCannotWriteIsSaid() {
        Said said = run("class", "a\0b", "--out=" + temporary.resolve("out"));

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("with this system's settings, no file can have this name.");
    }

    @Test
    void aCheckIsExplained() {
        Said said = run("explain", "1b");

        assertThat(said.exitCode()).isZero();
        Check check = Course.shipped().check("1B");
        assertThat(said.out())
                .contains("1B  " + check.title(), "4 of the 20 points", "Not run unless these pass: 1A", check.why())
                .contains(check.hints());
    }

    @Test
    void anUnknownCheckIsAnsweredWithThoseThereAre() {
        Said said = run("explain", "9Z");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).startsWith("CHECK=9Z: expected one of 0A, 0B");
    }

    @Test
    void theQuizOfAStudentIsPrintedWithItsAnswers() {
        Said said = run("explain", "--name", "Ada Lovelace");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out())
                .contains("The questions of Ada Lovelace", "17-milestones/answers.yml with all points:")
                .contains("milestones: [a, c, c, c]", "difference: 13520.52", "day: 9", "cap: 75");
    }

    @Test
    void explainNeedsACheckOrAName() {
        assertThat(run("explain", "--name= ").err()).startsWith("--name= : The name is empty.");
        assertThat(run("explain", "--name", "todo").err()).startsWith("--name=todo: The name is still TODO.");
        assertThat(run("explain", "1B", "--name", "Ada").err()).contains("are mutually exclusive");
        assertThat(run("explain").exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere, --questions=3, DIR=nowhere: there is no such folder or file.",
        ".,       --questions=0, --questions=0: expected a whole number from 1 to 20.",
    })
    void anOralExamNeedsASubmissionAndANumber(String folder, String option, String message) {
        Said said = run("oral", folder, option);

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).startsWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grade", "class", "merge", "explain", "oral", "classroom50"})
    void everyCommandHasHelp(String command) {
        Said said = run(command, "--help");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).startsWith("Usage: lowtide-grade " + command);
    }
}
