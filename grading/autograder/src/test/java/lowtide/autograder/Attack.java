package lowtide.autograder;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;

/**
 * One entry of {@code grading/redteam/redteam.yml}, where its fields are explained.
 *
 * @param patience seconds; 0 if not given
 */
record Attack(
        String name,
        String attack,
        int stage,
        String made,
        StageVerdict verdict,
        int points,
        List<String> loses,
        @JsonProperty("not_reached") List<String> notReached,
        String says,
        int patience,
        @JsonProperty("needs_sealing") boolean needsSealing,
        @JsonProperty("small_heap") boolean smallHeap,
        boolean neighbour,
        @JsonProperty("by_hand") boolean byHand) {

    static final Path FOLDER = Kit.ROOT.resolve("grading/redteam");

    /** All of them. */
    static List<Attack> all() {
        try {
            return new JsonMapper(new YAMLFactory())
                    .readValue(FOLDER.resolve("redteam.yml").toFile(), Manifest.class)
                    .attacks();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Stage stageOfRubric() {
        return Kit.STAGES.get(stage - 1);
    }

    /** Its files; not there if the test makes them. */
    Path folder() {
        return FOLDER.resolve(name);
    }

    String title() {
        return name + ": " + attack;
    }

    /** Makes the submission in a folder that does not exist yet; the folder to be graded. */
    Path deliver(Path submission) throws IOException {
        Stage it = stageOfRubric();
        Kit.copySources(Kit.SOLUTIONS, submission, it);
        Path agent = Kit.agent(submission, it);
        if (made != null) {
            return MadeSubmission.valueOf(
                            made.toUpperCase(java.util.Locale.ROOT).replace('-', '_'))
                    .make(submission, it);
        }
        renamed(Kit.agent(Kit.SOLUTIONS, it), agent, "Solved");
        renamed(Kit.agent(Kit.EXERCISES, it), agent, "Starter");
        for (String file : byHand ? List.of("Gemini.java", "HostWire.java") : List.<String>of()) {
            Files.copy(FOLDER.resolve(file), agent.resolveSibling(file));
        }
        try (Stream<Path> files = Files.walk(folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path path = folder().relativize(file);
                Path target = path.startsWith("tree")
                        ? submission.resolve(Path.of("tree").relativize(path).toString())
                        : agent.resolveSibling(path.toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return submission;
    }

    private static void renamed(Path source, Path agent, String name) throws IOException {
        Files.writeString(
                agent.resolveSibling(name + ".java"), Files.readString(source).replaceAll("\\bWellnessAgent\\b", name));
    }

    private record Manifest(List<Attack> attacks) {}
}
