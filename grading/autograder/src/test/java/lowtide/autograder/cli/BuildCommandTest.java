package lowtide.autograder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lowtide.autograder.Kit;
import lowtide.course.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code mvn verify} says and whether it fails. */
class BuildCommandTest {

    private static final Stage STAGE = Kit.stage(1);

    /** Three commands, one after the other: all stages, of which one has an untouched starter, that one, and all again. */
    @TempDir
    static Path three;

    private static Said ofOneStage;
    private static Said belowRequired;
    private static List<String> resultsOfAll;

    @TempDir
    Path temporary;

    private Path results;

    @BeforeAll
    static void gradeThreeTimes() throws IOException {
        Path results = three.resolve("out/results.json");
        String started = "--submission=" + three.resolve("started");
        Kit.copySources(Kit.EXERCISES, three.resolve("started"), STAGE);
        run(results, started, "--seed=5");
        String first = Files.readString(results);
        ofOneStage = run(results, "--submission=exercises", "--stage=1", "--seed=42");
        String between = Files.readString(results);
        belowRequired = run(results, started, "--seed=5", "--require=1");
        resultsOfAll = List.of(first, between, Files.readString(results));
    }

    @BeforeEach
    void nothingWritten() {
        results = temporary.resolve("out/results.json");
    }

    @Test
    void aLowScoreIsDataAndFailsNothing() {
        assertThat(ofOneStage.exitCode()).isZero();
        assertThat(ofOneStage.out())
                .startsWith("\nLow Tide scorecard for exercises (seed 42, JDK ".replace("\n", System.lineSeparator()))
                .contains(
                        "1  Context cap        0/20  UNTOUCHED " + Kit.agent(Path.of("exercises"), STAGE),
                        "1A The request of the 21st call carried 41 messages; the cap is 20.",
                        "Score 0/20");
    }

    @Test
    void theResultsTellEveryCheckWithWhatWasSeen() throws IOException {
        JsonNode json = new JsonMapper().readTree(ofStage("results.json").toFile());
        assertThat(json.path("schema").asText()).isEqualTo("lowtide/results/v1");
        assertThat(json.path("kit").asText()).isEqualTo("test");
        assertThat(json.path("seed").asLong()).isEqualTo(42);
        assertThat(json.path("outOf").asInt()).isEqualTo(20);
        JsonNode stage = json.path("stages").path(0);
        assertThat(stage.path("verdict").asText()).isEqualTo("UNTOUCHED");
        assertThat(stage.path("checks")).hasSameSizeAs(STAGE.checks());
        JsonNode lost = stage.path("checks").path(0);
        assertThat(lost.path("id").asText()).isEqualTo("1A");
        assertThat(lost.path("verdict").asText()).isEqualTo("FAILED");
        assertThat(Stream.of("seen", "expected", "why", "hint")
                        .map(field -> lost.path(field).asText()))
                .noneMatch(String::isBlank);
    }

    @Test
    void oneSeedAsksTheSameQuestionsAndAStageLeavesTheResultsOfAllAsTheyAre() {
        assertThat(resultsOfAll).containsOnly(resultsOfAll.get(0));
        assertThat(ofStage("index.html")).isNotEmptyFile();
        assertThat(three.resolve("out/index.html")).content().contains("as many points as in the previous run.");
    }

    @Test
    void theScorecardAndItsPageAreInTheLanguageAndTheResultsAreNot() {
        Said said = run("de", results, "--submission=exercises", "--stage=1", "--seed=42", "--require=20");

        assertThat(said.out())
                .contains(
                        "Low Tide: Ergebnis für exercises (Seed 42, JDK ",
                        "1  Kontextgrenze      0/20  UNVERÄNDERT " + Kit.agent(Path.of("exercises"), STAGE),
                        "1A Die Anfrage des 21. Aufrufs enthielt 41 Nachrichten. Die Grenze ist 20.",
                        "Der Build schlägt fehl: Das Ergebnis 0 liegt unter den verlangten 20 Punkten.");
        Path german = results.resolveSibling(STAGE.folder());
        assertThat(german.resolve("results.json")).hasSameBinaryContentAs(ofStage("results.json"));
        assertThat(german.resolve("index.html"))
                .content()
                .contains("<html lang=\"de\">", "Stufe 1 (Kontextgrenze) beginnen");
    }

    @Test
    void aLanguageWithoutTextsIsRefused() {
        Said said = run("fr", results, "--submission=exercises");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).startsWith("-Dlang=fr: expected one of en, de.");
    }

    @Test
    void aRequiredScoreThatIsMissedFailsTheBuildAfterTheScorecard() {
        assertThat(belowRequired.exitCode()).isEqualTo(3);
        assertThat(three.resolve("out/build-fails.txt")).isNotEmptyFile();
        assertThat(belowRequired.out())
                .contains("Score 0/100")
                .containsSubsequence("Score", "The build fails: the score 0 of lab 1 is below the required 1.");
    }

    @Test
    void aZipIsGradedLikeAFolderAndARequiredScoreThatIsReachedFailsNothing() throws IOException {
        Path agent = Kit.agent(Path.of("lab-main/exercises"), STAGE);
        Path zip = temporary.resolve("lab.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(agent.toString().replace('\\', '/')));
            out.write(Files.readAllBytes(Kit.agent(Kit.SOLUTIONS, STAGE)));
        }
        Path reason = results.resolveSibling("build-fails.txt");
        assertThat(run("--submission=nowhere").exitCode()).isEqualTo(2);
        assertThat(reason).exists();

        Said said = run("--submission=" + zip, "--stage=1", "--require=20");

        assertThat(said.out()).contains("Score 20/20");
        assertThat(said.exitCode()).isZero();
        assertThat(reason).as("the reason of an earlier run").doesNotExist();
    }

    @Test
    void aStageThatDoesNotCompileFailsTheBuildAndTheOthersAreGraded() throws IOException {
        Path submission = temporary.resolve("solved");
        Kit.copySources(Kit.SOLUTIONS, submission, STAGE);
        Kit.copySources(Kit.SOLUTIONS, submission, Kit.stage(2));
        Path broken = Kit.agent(submission, Kit.stage(2));
        Files.writeString(broken, Files.readString(broken).replace("return", "retrun"));

        Said said = run("--submission=" + submission);

        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(results.resolveSibling("build-fails.txt")).isNotEmptyFile();
        assertThat(said.out())
                .contains(
                        "DOES_NOT_COMPILE",
                        "WellnessAgent.java:",
                        "Score 20/100",
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
    void aClassIsGradedByTheSameCommand() throws IOException {
        Kit.copySources(Kit.SOLUTIONS, temporary.resolve("delivered/ada"), STAGE);
        Files.createDirectory(temporary.resolve("delivered/bob"));

        Said first = run("--submissions=" + temporary.resolve("delivered"), "--stage=1", "--seed=3");
        Files.delete(Kit.agent(temporary.resolve("delivered/ada"), STAGE));
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
        Kit.copySources(Kit.SOLUTIONS, temporary.resolve("solved"), STAGE);

        Said said = run("--submissions=" + temporary.resolve("solved"), "--stage=1");

        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(results.resolveSibling("build-fails.txt"))
                .content()
                .startsWith("This is a single submission, not a class");
    }

    @ParameterizedTest
    @CsvSource({
        "--stage=99, '-Dstage=99: expected the number or the folder name of a stage: '",
        "--stage=one, '-Dstage=one: expected the number or the folder name of a stage: '",
        "--lab=9, '-Dlab=9: expected the number of a lab: 0 (Diagnosis), 1 (Hardening)'",
        "--require=101, '-Drequire=101: expected a whole number from 0 to 100.'",
        "--seed=x, '-Dseed=x: expected a whole number.'",
        "--database=oracle, '-Ddatabase=oracle: expected sqlite or postgresql.'",
    })
    void aWrongOptionIsNamedWithItsRange(String option, String message) {
        Said said = run("--submission=exercises", option);

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err().strip()).startsWith(message);
        assertThat(results.resolveSibling("build-fails.txt")).content().startsWith(message);
    }

    @Test
    void aClassIsNotGradedOnOneServer() {
        Said said = run("--submissions=anything", "--database=postgresql");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err())
                .startsWith("-Ddatabase=postgresql: a class is graded on SQLite, "
                        + "because its submissions would share the server.");
    }

    private static Path ofStage(String file) {
        return three.resolve("out").resolve(STAGE.folder()).resolve(file);
    }

    private Said run(String... options) {
        return run(results, options);
    }

    private static Said run(Path results, String... options) {
        return run("en", results, options);
    }

    /** In a language, because the kit's folder may remember another one. */
    private static Said run(String language, Path results, String... options) {
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
                                        "--lang=" + language,
                                        "--class-out=" + results.resolveSibling("class")),
                                Stream.of(options))
                        .toArray(String[]::new));
        return new Said(exitCode, out.toString(), err.toString());
    }

    private record Said(int exitCode, String out, String err) {}
}
