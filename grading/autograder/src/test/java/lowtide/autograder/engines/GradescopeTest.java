package lowtide.autograder.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import lowtide.autograder.Kit;
import lowtide.autograder.commands.CommandOutput;
import lowtide.autograder.commands.KitCopy;
import lowtide.autograder.commands.SharedKitCopy;
import lowtide.course.Stage;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundle that the command in the README makes grades in a folder laid out like Gradescope's. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Gradescope runs on Linux")
@ExtendWith(SharedKitCopy.class)
class GradescopeTest {

    private static final Stage STAGE = Kit.stage(1);
    private static final String BUNDLE_COMMAND = "mvn -pl grading/autograder -am package -Pgradescope";

    @TempDir
    static Path bundle;

    private final KitCopy kit;

    @TempDir
    Path autograder;

    GradescopeTest(KitCopy kit) {
        this.kit = kit;
    }

    @BeforeAll
    static void makeTheBundle(KitCopy kit) throws IOException, InterruptedException {
        EngineFiles.assumeSealed();
        kit.run(BUNDLE_COMMAND).succeeded();
        unzip(kit.folder().resolve("grading/autograder/target/lowtide-gradescope.zip"), bundle);
    }

    /** The folder as Gradescope lays it out, without a submission. */
    @BeforeEach
    void layOut() throws IOException {
        Files.createDirectories(autograder.resolve("submission"));
        Files.createDirectories(autograder.resolve("results"));
        Files.createSymbolicLink(autograder.resolve("source"), bundle);
        Files.copy(
                bundle.resolve("run_autograder"),
                autograder.resolve("run_autograder"),
                StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(
                autograder.resolve("submission_metadata.json"),
                "{\"id\": 1, \"users\": [{\"name\": \"Ada\"}], \"assignment\": {\"total_points\": \"100.0\"},"
                        + " \"previous_submissions\": []}");
    }

    @Test
    void aSolvedStageGetsItsPointsAndOneThatDoesNotCompileIsShown() throws IOException, InterruptedException {
        Path repository = autograder.resolve("submission/low-tide-main/exercises"); // as GitHub packs it
        Kit.copySources(Kit.SOLUTIONS, repository, STAGE);
        Kit.copySources(Kit.SOLUTIONS, repository, Kit.stage(2));
        EngineFiles.doesNotCompile(repository, 2);

        gradescope(Map.of()).succeeded();

        assertThat(results().path("score").asInt()).isEqualTo(STAGE.points());
        assertThat(results().path("tests"))
                .filteredOn(test -> STAGE.checks().stream()
                        .anyMatch(check -> check.id().equals(test.path("number").asText())))
                .hasSameSizeAs(STAGE.checks())
                .allSatisfy(test -> assertThat(test.path("status").asText()).isEqualTo("passed"));
        assertThat(results().path("output").asText()).contains("WellnessAgent.java:");
    }

    @Test
    void anUntouchedStageGetsNoPointsAndTheReasons() throws IOException, InterruptedException {
        Kit.copySources(Kit.EXERCISES, autograder.resolve("submission"), STAGE);

        gradescope(Map.of()).succeeded();

        assertThat(results().path("score").asInt()).isZero();
        assertThat(results().path("tests"))
                .hasSize(Kit.STAGES.stream()
                        .filter(stage -> stage.lab() == 1) // nobody has begun another one
                        .mapToInt(stage -> stage.checks().size())
                        .sum())
                .anySatisfy(test -> assertThat(test.path("output").asText()).contains("the cap is 20"));
    }

    @Test
    void aSubmissionWithItsStagesTwiceIsStillThatOfOneStudent() throws IOException, InterruptedException {
        Kit.copySources(Kit.EXERCISES, autograder.resolve("submission/mine"), STAGE);
        Kit.copySources(Kit.EXERCISES, autograder.resolve("submission/backup"), STAGE);

        gradescope(Map.of()).succeeded();

        assertThat(results().toString()).contains("the stages more than once, in backup and in mine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // 3: not everything was judged
                "for option; do case $option in --out=*) out=${option#--out=}/students/submission; esac; done"
                        + "; mkdir -p \"$out\"; echo '{\"score\": 0}' > \"$out/gradescope.json\"; exit 3",
                // the grader fails
                "exit 1",
                // the grader leaves nothing
                "exit 0",
                // the grader does not end
                "exec sleep 60"
            })
    void aFaultOfTheKitLeavesNoResults(String java) throws IOException, InterruptedException {
        Files.writeString(autograder.resolve("results/results.json"), "{\"score\": 100}"); // of nobody
        Map<String, String> environment =
                new HashMap<>(EngineFiles.fakeProgram(autograder.resolve("programs"), "java", java));
        environment.put("LOW_TIDE_SECONDS", "2");

        CommandOutput output = gradescope(environment);

        assertThat(output.exitCode()).isEqualTo(1);
        assertThat(output.text()).contains("The kit failed", "costs the student nothing");
        assertThat(autograder.resolve("results")).isEmptyDirectory();
    }

    @Test
    void theImageGetsAJdkAndBubblewrap() throws IOException, InterruptedException {
        Map<String, String> environment =
                EngineFiles.fakeProgram(autograder.resolve("programs"), "apt-get", "echo apt-get \"$@\"");

        CommandOutput output =
                kit.run(autograder, environment, bundle.resolve("setup.sh").toString());

        assertThat(output.succeeded().text()).contains("openjdk-17-jdk-headless bubblewrap util-linux");
    }

    private CommandOutput gradescope(Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("AUTOGRADER", autograder.toString());
        return kit.run(
                autograder, environment, autograder.resolve("run_autograder").toString());
    }

    private JsonNode results() throws IOException {
        JsonNode results = new JsonMapper()
                .readTree(autograder.resolve("results/results.json").toFile());
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Kit.class.getResourceAsStream("report/export/gradescope.schema.json"))
                        .validate(results))
                .isEmpty();
        return results;
    }

    /** Unpacks files with their permissions. */
    private static void unzip(Path zip, Path to) throws IOException {
        try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
            for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
                Path target = to.resolve(entry.getName());
                try (InputStream content = file.getInputStream(entry)) {
                    Files.copy(content, target);
                }
                boolean program = (entry.getUnixMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
