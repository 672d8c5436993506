package lowtide.autograder.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lowtide.autograder.Kit;
import lowtide.autograder.batch.LightClass;
import lowtide.autograder.commands.CommandOutput;
import lowtide.autograder.commands.KitCopy;
import lowtide.autograder.commands.SharedKitCopy;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * GitHub Actions and Kubernetes grade a class on several machines with the result of one run: the commands of the
 * workflows and manifests are run, each in the folder that it finds there.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the engines run on Linux")
@ExtendWith(SharedKitCopy.class)
class ShardedClassTest {

    private static final String SEED = "42"; // of the manifests

    @TempDir
    static Path shared;

    private static Path jar;

    /** A class of three, each in another of four shards; only one has an agent. */
    private static Path delivered;

    /** The class, graded by one run. */
    private static Path whole;

    /** The folders of the class's shards, graded by GitHub's workflow. */
    private static List<Path> shards;

    private final KitCopy kit;

    @TempDir
    Path temporary;

    ShardedClassTest(KitCopy kit) {
        this.kit = kit;
    }

    @BeforeAll
    static void grade(KitCopy kit) throws IOException, InterruptedException {
        EngineFiles.assumeSealed();
        jar = kit.folder().resolve("grading/autograder/target/lowtide-grade.jar");
        delivered = shared.resolve("class");
        Kit.copySources(Kit.SOLUTIONS, delivered.resolve("solved"), Kit.stage(1));
        Files.createDirectory(delivered.resolve("empty"));
        Kit.copySources(Kit.SOLUTIONS, delivered.resolve("broken"), Kit.stage(1));
        EngineFiles.doesNotCompile(delivered.resolve("broken"), 1);
        whole = shared.resolve("whole");
        kit.run(
                        shared,
                        Map.of(),
                        "java",
                        "-jar",
                        jar.toString(),
                        "class",
                        delivered.toString(),
                        "--out=" + whole,
                        "--seed=" + SEED)
                .succeeded();
        shards = gradeShards(kit);
    }

    private static List<Path> gradeShards(KitCopy kit) throws IOException, InterruptedException {
        List<Path> shards = new ArrayList<>();
        JsonNode matrix = EngineFiles.yaml("github/class.yml").at("/jobs/grade/strategy/matrix/shard");
        for (JsonNode shard : matrix) {
            Path machine = Files.createDirectories(shared.resolve("machine" + shard.asInt()));
            Files.createSymbolicLink(machine.resolve("lowtide-grade.jar"), jar);
            Map<String, String> environment =
                    Map.of("FOLDER", delivered.toString(), "SEED", SEED, "SHARD", shard.asInt() + "/" + matrix.size());
            kit.run(machine, environment, EngineFiles.script("class.yml", "grade", "Grade"))
                    .succeeded();
            shards.add(machine.resolve("out"));
        }
        return shards;
    }

    @Test
    void gitHubMergesItsShardsToTheBytesOfOneRun() throws IOException, InterruptedException {
        for (Path shard : shards) {
            copyFiles(shard, temporary.resolve("shards/" + shard.getParent().getFileName()));
        }
        Files.createSymbolicLink(temporary.resolve("lowtide-grade.jar"), jar);
        Path summary = temporary.resolve("summary.md");

        kit.run(
                        temporary,
                        Map.of("GITHUB_STEP_SUMMARY", summary.toString()),
                        EngineFiles.script("class.yml", "merge", "Merge"))
                .succeeded();

        assertThat(LightClass.output(temporary.resolve("class"))).isEqualTo(LightClass.output(whole));
        assertThat(summary).content().contains("Low Tide class of 3 (seed 42");
    }

    /** One pod grades its shard as GitHub's machine did, so GitHub's shards stand for those of the other pods. */
    @Test
    void kubernetesMergesItsShardsToTheBytesOfOneRun() throws IOException, InterruptedException {
        Path work = Files.createDirectories(temporary.resolve("work"));
        Files.createSymbolicLink(work.resolve("class"), delivered);
        JsonNode job = EngineFiles.yaml("kubernetes/class.yml").path("spec");
        assertThat(job.path("completions").asInt()).isEqualTo(shards.size());

        pod(job, work, Map.of("JOB_COMPLETION_INDEX", "0", "SHARDS", String.valueOf(shards.size())));

        assertThat(LightClass.output(work.resolve("out/1"))).isEqualTo(LightClass.output(shards.get(0)));
        for (int i = 1; i < shards.size(); i++) {
            PathUtils.copyDirectory(shards.get(i), work.resolve("out/" + (i + 1)));
        }
        pod(EngineFiles.yaml("kubernetes/merge.yml").path("spec"), work, Map.of());
        assertThat(LightClass.output(work.resolve("merged"))).isEqualTo(LightClass.output(whole));
    }

    @Test
    void gitHubGradesARepositoryOnPush() throws IOException, InterruptedException {
        Files.createSymbolicLink(temporary.resolve("kit"), kit.folder());
        Kit.copySources(Kit.SOLUTIONS, temporary.resolve("submission/exercises"), Kit.stage(1));
        Path summary = temporary.resolve("summary.md");

        kit.run(
                        temporary,
                        Map.of("GITHUB_STEP_SUMMARY", summary.toString()),
                        EngineFiles.script("grade.yml", "grade", "Grade"))
                .succeeded();

        assertThat(Files.readAllLines(summary))
                .allSatisfy(line -> assertThat(line).startsWith("    "))
                .anySatisfy(line -> assertThat(line).contains("20/20"));
        assertThat(temporary.resolve("scorecard/index.html")).isNotEmptyFile();
    }

    /** Runs a pod's command with the volume and the jar where they are here. */
    private void pod(JsonNode job, Path work, Map<String, String> environment)
            throws IOException, InterruptedException {
        JsonNode container = job.at("/template/spec/containers/0");
        List<String> command = new ArrayList<>();
        Stream.of(container.path("command"), container.path("args"))
                .forEach(words -> words.forEach(word -> command.add(word.asText()
                        .replace("/opt/lowtide/lowtide-grade.jar", "'" + jar + "'")
                        .replace("/data/", work + "/"))));
        CommandOutput output = kit.run(work, environment, command.toArray(String[]::new));
        output.succeeded();
    }

    /** Copies a shard as GitHub keeps it: an artifact has no empty folder. */
    private static void copyFiles(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
