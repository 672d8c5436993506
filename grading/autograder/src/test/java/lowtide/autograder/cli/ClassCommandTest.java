package lowtide.autograder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import lowtide.autograder.Kit;
import lowtide.autograder.batch.LightClass;
import lowtide.course.Check;
import lowtide.course.Course;
import lowtide.course.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as a person calls them, with the real graders. */
class ClassCommandTest {

    private static final Stage STAGE = Kit.STAGES.get(0);

    @TempDir
    Path temporary;

    /** Where root runs the tests, agents are another user's processes, who must be let in. */
    @BeforeEach
    void letIn() throws IOException {
        if (temporary.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    @Test
    void theRealGraderIsKilledAndContinues() throws Exception {
        deliver("solved-a", "solved-b", "untouched-a", "untouched-b", "broken-a", "broken-b", "broken-c", "empty");
        Random random = new Random(20);
        long start = System.nanoTime();
        assertThat(real("undisturbed", "--jobs=2").waitFor()).isZero();
        int undisturbed = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);

        for (int kill = 0; kill < 4; kill++) {
            Process process = real("killed", "--jobs=2");
            process.waitFor(random.nextInt(undisturbed), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }

        assertThat(real("killed", "--jobs=1").waitFor()).isZero();
        assertThat(LightClass.output(temporary.resolve("killed")))
                .isEqualTo(LightClass.output(temporary.resolve("undisturbed")));
        assertThat(Files.readString(temporary.resolve("killed/class.csv"))).contains("solved-a", "empty");
    }

    @Test
    void threeShardsAsProcessesMergeToOneRun() throws Exception {
        deliver("solved-a", "untouched-a", "broken-a", "broken-b", "empty");
        List<Process> running = new ArrayList<>();
        running.add(real("whole", "--jobs=1"));
        List<String> merge = new ArrayList<>(List.of("merge", "--out=" + temporary.resolve("merged")));
        for (int i = 1; i <= 3; i++) {
            running.add(real("shard" + i, "--shard=" + i + "/3"));
            merge.add(temporary.resolve("shard" + i).toString());
        }
        for (Process process : running) {
            assertThat(process.waitFor()).isZero();
        }

        Said said = run(merge.toArray(String[]::new));

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out()).contains("Low Tide class of 5 (seed 3, JDK ", "highest 20, of 20");
        assertThat(LightClass.output(temporary.resolve("merged")))
                .isEqualTo(LightClass.output(temporary.resolve("whole")));
    }

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

    @Test
    void aFolderWithoutSubmissionsIsSaid() throws IOException {
        Files.createDirectories(temporary.resolve("delivered"));

        Said said = run("class", temporary.resolve("delivered").toString(), "--out=" + temporary.resolve("out"));

        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(said.out()).contains("Warning: no submissions found in ");
    }

    @Test
    void namesThatThisLocaleCannotReadAreSaid() throws IOException {
        Files.createDirectories(
                temporary.resolve("delivered/J\uFFFDrg").resolve(STAGE.folder()).resolve("src/main/java"));

        Said said = run(
                "class", temporary.resolve("delivered").toString(), "--stage=1", "--out=" + temporary.resolve("out"));

        assertThat(said.err()).contains("Some names cannot be decoded with this system's settings");
    }

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
        assertThat(said.err()).startsWith("CHECK=9Z: expected one of 1A, 1B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grade", "class", "merge", "explain"})
    void everyCommandHasHelp(String command) {
        Said said = run(command, "--help");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).startsWith("Usage: lowtide-grade " + command);
    }

    private void deliver(String... students) {
        for (String student : students) {
            Path submission = temporary.resolve("delivered").resolve(student);
            try {
                Files.createDirectories(submission);
                if (student.equals("empty")) {
                    continue;
                }
                Kit.copySources(student.startsWith("solved") ? Kit.SOLUTIONS : Kit.EXERCISES, submission, STAGE);
                if (student.startsWith("broken")) {
                    Path agent = Kit.agent(submission, STAGE);
                    Files.writeString(agent, Files.readString(agent).replace("return", "retrun"));
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private Process real(String out, String option) throws IOException {
        return command(out, option).start();
    }

    private ProcessBuilder command(String out, String option) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-Djava.io.tmpdir=" + Files.createDirectories(temporary.resolve("tmp")),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "class",
                        temporary.resolve("delivered").toString(),
                        "--out=" + temporary.resolve(out),
                        "--seed=3",
                        "--stage=1",
                        option)
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve(out + ".txt").toFile());
    }

    private static Said run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = LowTideGrade.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Said(exitCode, out.toString(), err.toString());
    }

    private record Said(int exitCode, String out, String err) {}
}
