package lowtide.autograder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lowtide.autograder.batch.LightClass;
import lowtide.autograder.sandbox.Sandbox;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is handed to other engines does there what it should: their own commands are run, in folders laid out like theirs. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the engines run on Linux")
class EnginesTest {

    private static final Path ENGINES = Kit.ROOT.resolve("grading/engines");
    private static final JsonMapper YAML = new JsonMapper(new YAMLFactory());

    @TempDir
    static Path shared;

    private static Path kit;
    private static Path bundle;
    private static Path delivered;
    private static Path whole;

    @TempDir
    Path temporary;

    /** The bundle by the command in the README, and a class graded on one machine. */
    @BeforeAll
    static void makeTheBundle() throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandbox.open()) {
            assumeTrue(sandbox.isSealed() || "true".equals(System.getenv("CI")), sandbox.whyNotSealed());
        }
        Files.setPosixFilePermissions(
                shared, PosixFilePermissions.fromString("rwx--x--x")); // agents are another user's processes
        Files.createDirectory(shared.resolve("tmp"));
        kit = shared.resolve("kit");
        Kit.copyAll(kit);
        Path maven = Path.of(System.getProperty("maven.home"), "bin", "mvn");
        succeeds(run(
                kit,
                Map.of(),
                maven.toString(),
                "-o",
                "-B",
                "-q",
                "-pl",
                "grading/autograder",
                "-am",
                "package",
                "-Pgradescope"));
        bundle = shared.resolve("bundle");
        unzip(kit.resolve("grading/autograder/target/lowtide-gradescope.zip"), bundle);

        delivered = shared.resolve("class");
        Kit.copySources(Kit.SOLUTIONS, delivered.resolve("solved"), Kit.STAGES.get(0));
        Kit.copySources(Kit.EXERCISES, delivered.resolve("untouched"), Kit.STAGES.get(0));
        Kit.copySources(Kit.SOLUTIONS, delivered.resolve("broken"), Kit.STAGES.get(0));
        doesNotCompile(delivered.resolve("broken"), 0);
        whole = shared.resolve("whole");
        succeeds(run(
                shared,
                Map.of(),
                java(),
                "-jar",
                jar().toString(),
                "class",
                delivered.toString(),
                "--out=" + whole,
                "--seed=42"));
    }

    @Test
    void gradescopeGetsTheResultsOfASolvedSubmission() throws IOException, InterruptedException {
        Path autograder = autograder();
        Kit.copySources(
                Kit.SOLUTIONS,
                autograder.resolve("submission/low-tide-main/exercises")); // a repository, as GitHub packs it

        succeeds(gradescope(autograder, Map.of()));

        JsonNode results = gradescopeResults(autograder);
        assertThat(results.path("score").asInt()).isEqualTo(100);
        assertThat(results.path("tests"))
                .allSatisfy(test -> assertThat(test.path("status").asText()).isEqualTo("passed"));
    }

    @Test
    void gradescopeGetsTheResultsOfAnUntouchedSubmission() throws IOException, InterruptedException {
        Path autograder = autograder();
        Kit.copySources(Kit.EXERCISES, autograder.resolve("submission"));

        succeeds(gradescope(autograder, Map.of()));

        JsonNode results = gradescopeResults(autograder);
        assertThat(results.path("score").asInt()).isZero();
        assertThat(results.path("tests"))
                .hasSize(Kit.STAGES.stream()
                        .mapToInt(stage -> stage.checks().size())
                        .sum())
                .anySatisfy(test -> assertThat(test.path("output").asText()).contains("the cap is 20"));
    }

    @Test
    void gradescopeGetsTheResultsOfOneStudentWhateverIsInTheSubmission() throws IOException, InterruptedException {
        Path autograder = autograder();
        Kit.copySources(Kit.EXERCISES, autograder.resolve("submission/mine"), Kit.STAGES.get(0));
        Kit.copySources(Kit.EXERCISES, autograder.resolve("submission/backup"), Kit.STAGES.get(0));

        succeeds(gradescope(autograder, Map.of()));

        assertThat(gradescopeResults(autograder).toString())
                .contains("The stages are there more than once, in backup and in mine");
    }

    @Test
    void gradescopeShowsWhatDoesNotCompileAndKeepsTheOtherPoints() throws IOException, InterruptedException {
        Path autograder = autograder();
        Kit.copySources(Kit.SOLUTIONS, autograder.resolve("submission"));
        doesNotCompile(autograder.resolve("submission"), 1);

        succeeds(gradescope(autograder, Map.of()));

        JsonNode results = gradescopeResults(autograder);
        assertThat(results.path("score").asInt()).isEqualTo(80);
        assertThat(results.path("output").asText()).contains("WellnessAgent.java:");
    }

    @Test
    void gradescopeGetsNoResultsWhereTheKitFailed() throws IOException, InterruptedException {
        Path autograder = autograder();
        Files.writeString(autograder.resolve("results/results.json"), "{\"score\": 100}"); // nobody's
        String[] failures = {
            "for option; do case $option in --out=*) out=${option#--out=}/students/submission; esac; done"
                    + "; mkdir -p \"$out\"; echo '{\"score\": 0}' > \"$out/gradescope.json\"; exit 3", // 3: not
            // everything was
            // judged
            "exit 1", // the grader itself dies
            "exit 0", // and leaves nothing
            "exec sleep 60", // or does not come back
        };
        for (String failure : failures) {
            Path programs = fakeProgram("java", failure);

            Said said = gradescope(
                    autograder,
                    Map.of("PATH", programs + File.pathSeparator + System.getenv("PATH"), "LOW_TIDE_SECONDS", "2"));

            assertThat(said.exitCode()).as(failure).isEqualTo(1);
            assertThat(said.output()).contains("The kit failed", "costs the student nothing");
            assertThat(autograder.resolve("results")).as(failure).isEmptyDirectory();
        }
    }

    @Test
    void gradescopesImageGetsAJdkAndBubblewrap() throws IOException, InterruptedException {
        Path programs = fakeProgram("apt-get", "echo apt-get \"$@\"");

        Said said = run(
                temporary,
                Map.of("PATH", programs + File.pathSeparator + System.getenv("PATH")),
                bundle.resolve("setup.sh").toString());

        succeeds(said);
        assertThat(said.output()).contains("openjdk-17-jdk-headless bubblewrap util-linux");
    }

    @Test
    void gitHubGradesARepositoryOnPush() throws IOException, InterruptedException {
        Files.createSymbolicLink(temporary.resolve("kit"), kit);
        Kit.copySources(Kit.SOLUTIONS, temporary.resolve("submission/exercises"), Kit.STAGES.get(0));
        Path summary = temporary.resolve("summary.md");

        succeeds(run(
                temporary, Map.of("GITHUB_STEP_SUMMARY", summary.toString()), script("grade.yml", "grade", "Grade")));

        assertThat(Files.readAllLines(summary))
                .allSatisfy(line -> assertThat(line).startsWith("    "))
                .anySatisfy(line -> assertThat(line).contains("20/20"));
        assertThat(temporary.resolve("scorecard/index.html")).isNotEmptyFile();
    }

    @Test
    void gitHubsShardsMergeToTheBytesOfOneRun() throws IOException, InterruptedException {
        JsonNode shards = workflow("class.yml")
                .path("jobs")
                .path("grade")
                .path("strategy")
                .path("matrix")
                .path("shard");
        for (JsonNode shard : shards) {
            Path machine = Files.createDirectories(temporary.resolve("machine" + shard.asInt()));
            Files.createSymbolicLink(machine.resolve("lowtide-grade.jar"), jar());
            succeeds(run(
                    machine,
                    Map.of("FOLDER", delivered.toString(), "SEED", "42", "SHARD", shard.asInt() + "/" + shards.size()),
                    script("class.yml", "grade", "Grade")));
            copyFiles(
                    machine.resolve("out"),
                    temporary.resolve("shards/shard-" + shard.asInt())); // an artifact has no empty folder
        }
        Files.createSymbolicLink(temporary.resolve("lowtide-grade.jar"), jar());
        Path summary = temporary.resolve("summary.md");

        succeeds(run(
                temporary, Map.of("GITHUB_STEP_SUMMARY", summary.toString()), script("class.yml", "merge", "Merge")));

        assertThat(LightClass.output(temporary.resolve("class"))).isEqualTo(LightClass.output(whole));
        assertThat(summary).content().contains("Low Tide class of 3 (seed 42");
    }

    @Test
    void kubernetesShardsMergeToTheBytesOfOneRun() throws IOException, InterruptedException {
        Path work = Files.createDirectories(temporary.resolve("work"));
        Files.createSymbolicLink(work.resolve("class"), delivered);
        JsonNode job = YAML.readTree(Files.readString(ENGINES.resolve("kubernetes/class.yml")))
                .path("spec");
        for (int index = 0; index < job.path("completions").asInt(); index++) {
            succeeds(pod(
                    job,
                    work,
                    Map.of(
                            "JOB_COMPLETION_INDEX",
                            String.valueOf(index),
                            "SHARDS",
                            job.path("completions").asText())));
        }

        succeeds(pod(
                YAML.readTree(Files.readString(ENGINES.resolve("kubernetes/merge.yml")))
                        .path("spec"),
                work,
                Map.of()));

        assertThat(LightClass.output(work.resolve("merged"))).isEqualTo(LightClass.output(whole));
    }

    /** Runs a pod's command with the volume and the jar where they are here. */
    private static Said pod(JsonNode job, Path work, Map<String, String> environment)
            throws IOException, InterruptedException {
        JsonNode container =
                job.path("template").path("spec").path("containers").path(0);
        List<String> command = new ArrayList<>();
        Stream.of(container.path("command"), container.path("args"))
                .forEach(words -> words.forEach(word -> command.add(word.asText()
                        .replace("/opt/lowtide/lowtide-grade.jar", jar().toString())
                        .replace("/data/", work + "/"))));
        return run(work, environment, command.toArray(String[]::new));
    }

    /** A folder as Gradescope lays it out, without a submission. */
    private Path autograder() throws IOException {
        Path autograder = temporary.resolve("autograder");
        Files.createDirectories(autograder.resolve("submission"));
        Files.createDirectories(autograder.resolve("results"));
        unzip(kit.resolve("grading/autograder/target/lowtide-gradescope.zip"), autograder.resolve("source"));
        Files.copy(
                autograder.resolve("source/run_autograder"),
                autograder.resolve("run_autograder"),
                StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(
                autograder.resolve("submission_metadata.json"),
                "{\"id\": 1, \"users\": [{\"name\": \"Ada\"}], \"assignment\": {\"total_points\": \"100.0\"}, \"previous_submissions\": []}");
        return autograder;
    }

    private static Said gradescope(Path autograder, Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("AUTOGRADER", autograder.toString());
        return run(autograder, environment, autograder.resolve("run_autograder").toString());
    }

    private static JsonNode gradescopeResults(Path autograder) throws IOException {
        JsonNode results = new JsonMapper()
                .readTree(autograder.resolve("results/results.json").toFile());
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(EnginesTest.class.getResourceAsStream("report/gradescope.schema.json"))
                        .validate(results))
                .isEmpty();
        return results;
    }

    /** A step's script, as GitHub runs it in {@code shell: bash}. */
    private static String[] script(String workflow, String job, String step) throws IOException {
        for (JsonNode each : workflow(workflow).path("jobs").path(job).path("steps")) {
            if (each.path("name").asText().equals(step)) {
                assertThat(each.path("shell").asText()).isEqualTo("bash");
                return new String[] {
                    "bash",
                    "--noprofile",
                    "--norc",
                    "-eo",
                    "pipefail",
                    "-c",
                    each.path("run").asText()
                };
            }
        }
        throw new AssertionError(workflow + " has no step " + step + " in its job " + job);
    }

    private static JsonNode workflow(String name) throws IOException {
        return YAML.readTree(Files.readString(ENGINES.resolve("github").resolve(name)));
    }

    private Path fakeProgram(String name, String script) throws IOException {
        Path programs = Files.createDirectories(temporary.resolve("programs"));
        Files.setPosixFilePermissions(
                Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n"),
                PosixFilePermissions.fromString("rwxr-xr-x"));
        return programs;
    }

    private static void doesNotCompile(Path submission, int stage) throws IOException {
        Path agent = Kit.agent(submission, Kit.STAGES.get(stage));
        Files.writeString(agent, Files.readString(agent).replace("return", "retrun"));
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    /** Unpacks files with their permissions. */
    private static void unzip(Path zip, Path to) throws IOException {
        Files.createDirectories(to);
        try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
            for (Enumeration<ZipArchiveEntry> entries = file.getEntries(); entries.hasMoreElements(); ) {
                ZipArchiveEntry entry = entries.nextElement();
                Path target = to.resolve(entry.getName());
                try (InputStream content = file.getInputStream(entry)) {
                    Files.copy(content, target);
                }
                Files.setPosixFilePermissions(
                        target,
                        PosixFilePermissions.fromString((entry.getUnixMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private static Path jar() {
        return bundle.resolve("lowtide-grade.jar");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void succeeds(Said said) {
        assertThat(said.exitCode()).as(said.output()).isZero();
    }

    /** Runs a command with this JDK first in the path. */
    private static Said run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(shared, "output-", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("PATH", Path.of(java()).getParent() + File.pathSeparator + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + shared.resolve("tmp"));
        builder.environment().remove("MAVEN_OPTS");
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Said(exitCode, Files.readString(output));
    }

    private record Said(int exitCode, String output) {}
}
