package lowtide.autograder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lowtide.autograder.Kit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code mvn verify} says and whether it fails. */
class BuildCommandTest {

    @TempDir
    Path temporary;

    private Path submission;
    private Path results;

    @BeforeEach
    void solved() {
        submission = temporary.resolve("solved");
        results = temporary.resolve("out/results.json");
        Kit.copySources(Kit.SOLUTIONS, submission);
    }

    @Test
    void aLowScoreIsDataAndFailsNothing() {
        Said said = run("--submission=exercises", "--stage=1", "--seed=42");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out())
                .startsWith("\nLow Tide scorecard for exercises (seed 42, JDK ".replace("\n", System.lineSeparator()))
                .contains(
                        "1  Context cap        0/20  UNTOUCHED " + Kit.agent(Path.of("exercises"), Kit.STAGES.get(0)),
                        "1A The request of the 21st call carried 41 messages; the cap is 20.",
                        "Score 0/20");
    }

    @Test
    void aZipIsGradedLikeAFolder() throws IOException {
        Path agent = Kit.agent(Path.of("lab-main/exercises"), Kit.STAGES.get(0));
        Path zip = temporary.resolve("lab.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(agent.toString().replace('\\', '/')));
            out.write(Files.readAllBytes(Kit.agent(Kit.SOLUTIONS, Kit.STAGES.get(0))));
        }

        assertThat(run("--submission=" + zip, "--stage=1").out()).contains("Score 20/20");
    }

    @Test
    void aRequiredScoreThatIsMissedFailsTheBuildAfterTheScorecard() {
        Said said = run("--submission=exercises", "--stage=1", "--require=1");

        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(results.resolveSibling("build-fails.txt")).isNotEmptyFile();
        assertThat(said.out())
                .contains("Score 0/20")
                .containsSubsequence("Score", "The build fails: the score 0 is below the required 1.");
    }

    @Test
    void aRequiredScoreThatIsReachedDoesNot() {
        run("--submission=" + submission, "--stage=9");

        assertThat(run("--submission=" + submission, "--stage=1", "--require=20")
                        .exitCode())
                .isZero();
        assertThat(results.resolveSibling("build-fails.txt"))
                .as("the reason of an earlier run")
                .doesNotExist();
    }

    @Test
    void aStageThatDoesNotCompileFailsTheBuildAndTheOthersAreGraded() throws IOException {
        Path broken = Kit.agent(submission, Kit.STAGES.get(1));
        Files.writeString(broken, Files.readString(broken).replace("return", "retrun"));

        Said said = run("--submission=" + submission);

        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(results.resolveSibling("build-fails.txt")).isNotEmptyFile();
        assertThat(said.out())
                .contains(
                        "DOES_NOT_COMPILE",
                        "WellnessAgent.java:",
                        "Score 80/100",
                        "The build fails: a stage does not compile; the other stages were graded.");
    }

    @Test
    void aFolderThatDoesNotExistFailsTheBuildBeforeAnythingIsGraded() {
        Path nowhere = temporary.resolve("nowhere");

        Said said = run("--submission=" + nowhere);

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(results.resolveSibling("build-fails.txt"))
                .content()
                .startsWith("-Dsubmission=" + nowhere + ": there is no such folder or file.");
        assertThat(said.out()).doesNotContain("Score");
    }

    @Test
    void aClassIsGradedByTheSameCommand() {
        Kit.copySources(Kit.SOLUTIONS, temporary.resolve("delivered/ada"), Kit.STAGES.get(0));
        Kit.copySources(Kit.EXERCISES, temporary.resolve("delivered/bob"), Kit.STAGES.get(0));

        Said first = run("--submissions=" + temporary.resolve("delivered"), "--stage=1", "--seed=3");
        Said other = run("--submissions=" + temporary.resolve("delivered"), "--stage=1", "--seed=4");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("Low Tide class of 2 (seed 3, JDK ", "Points: lowest 0, median 0, highest 20, of 20");
        assertThat(other.out())
                .as("what another seed left behind is replaced")
                .contains("seed 4", "2 graded now, 0 unchanged");
    }

    @Test
    void aFolderThatIsNoClassFailsTheBuildWithTheReason() {
        Said said = run("--submissions=" + submission, "--stage=1");

        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(results.resolveSibling("build-fails.txt"))
                .content()
                .startsWith("This is a single submission, not a class");
    }

    @ParameterizedTest
    @CsvSource({
        "--stage=99, '-Dstage=99: expected the number or the folder name of a stage: '",
        "--stage=one, '-Dstage=one: expected the number or the folder name of a stage: '",
        "--lab=9, '-Dlab=9: expected the number of a lab: 1 (Hardening)'",
        "--require=101, '-Drequire=101: expected a whole number from 0 to 100.'",
        "--seed=x, '-Dseed=x: expected a whole number.'",
    })
    void aWrongOptionIsNamedWithItsRange(String option, String message) {
        Said said = run("--submission=exercises", option);

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err().strip()).startsWith(message);
        assertThat(results.resolveSibling("build-fails.txt")).content().startsWith(message);
    }

    @Test
    void theResultsTellEveryCheckWithWhatWasSeen() throws IOException {
        run("--submission=exercises", "--stage=2", "--seed=9");

        JsonNode json = new JsonMapper().readTree(ofStage(2).toFile());
        assertThat(json.path("schema").asText()).isEqualTo("lowtide/results/v1");
        assertThat(json.path("kit").asText()).isEqualTo("test");
        assertThat(json.path("seed").asLong()).isEqualTo(9);
        assertThat(json.path("outOf").asInt()).isEqualTo(20);
        JsonNode stage = json.path("stages").path(0);
        assertThat(stage.path("verdict").asText()).isEqualTo("UNTOUCHED");
        assertThat(stage.path("checks")).hasSize(6);
        JsonNode lost = stage.path("checks").path(0);
        assertThat(lost.path("id").asText()).isEqualTo("2A");
        assertThat(lost.path("verdict").asText()).isEqualTo("FAILED");
        assertThat(Stream.of("seen", "expected", "why", "hint")
                        .map(field -> lost.path(field).asText()))
                .noneMatch(String::isBlank);
    }

    @Test
    void oneSeedAsksTheSameQuestionsAndAStageLeavesTheResultsOfAllAsTheyAre() throws IOException {
        run("--submission=exercises", "--seed=5");
        String first = Files.readString(results);
        run("--submission=exercises", "--seed=6", "--stage=1");
        assertThat(Files.readString(results)).isEqualTo(first);
        assertThat(ofStage(1).resolveSibling("index.html")).isNotEmptyFile();
        run("--submission=exercises", "--seed=5");

        assertThat(Files.readString(results)).isEqualTo(first);
        assertThat(results.resolveSibling("index.html")).content().contains("as many points as in the previous run.");
    }

    private Path ofStage(int number) {
        return results.resolveSibling(Kit.STAGES.get(number - 1).folder()).resolve("results.json");
    }

    private Said run(String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = LowTideGrade.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(
                                Stream.of(
                                        "build",
                                        "--root=" + Kit.ROOT,
                                        "--kit-version=test",
                                        "--results=" + results,
                                        "--class-out=" + temporary.resolve("class")),
                                Stream.of(options))
                        .toArray(String[]::new));
        return new Said(exitCode, out.toString(), err.toString());
    }

    private record Said(int exitCode, String out, String err) {}
}
