package lowtide.autograder.redteam;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lowtide.agent.control.process.Limits;
import lowtide.autograder.Kit;
import lowtide.autograder.SolutionDiff;
import lowtide.autograder.grade.GradingLimits;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;

/**
 * One entry of {@code grading/redteam/redteam.yml}, where its fields are explained.
 *
 * @param made the constant of {@link MadeSubmission}, in lower case with hyphens; null if the attack is stored as files
 * @param says null if not given
 * @param patience seconds; 0 if not given
 * @param processor seconds; 0 if not given
 */
record Attack(
        String name,
        String attack,
        int stage,
        String made,
        StageVerdict verdict,
        int points,
        List<String> fails,
        @JsonProperty("not_reached") List<String> notReached,
        String says,
        int patience,
        int processor,
        @JsonProperty("needs_sealing") boolean needsSealing,
        @JsonProperty("small_heap") boolean smallHeap,
        boolean neighbour,
        @JsonProperty("by_hand") boolean byHand) {

    static final Path FOLDER = Kit.ROOT.resolve("grading/redteam");

    Attack {
        fails = fails == null ? List.of() : fails;
        notReached = notReached == null ? List.of() : notReached;
    }

    /** The attacks of the manifest, in its order. */
    static List<Attack> all() {
        try {
            return new JsonMapper(new YAMLFactory())
                    .readValue(FOLDER.resolve("redteam.yml").toFile(), Manifest.class)
                    .attacks();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Stage gradedStage() {
        return Kit.STAGES.stream()
                .filter(candidate -> candidate.number() == stage)
                .findFirst()
                .orElseThrow();
    }

    /** What its grading may take. */
    GradingLimits limits() {
        GradingLimits usual = GradingLimits.USUAL;
        Limits agent = usual.agent();
        return new GradingLimits(
                new Limits(given(patience, agent.call()), agent.stage(), given(processor, agent.processor())),
                given(processor, usual.compiler()));
    }

    private static Duration given(int seconds, Duration usual) {
        return seconds == 0 ? usual : Duration.ofSeconds(seconds);
    }

    /** Whether it is stored as a diff against the solution. */
    boolean isDiff() {
        return Files.exists(diffFile());
    }

    /** For the name of a test. */
    String title() {
        return name + ": " + attack;
    }

    /** Whether it is one of those that {@code -Dattack=<name>,...} selects; all are without it. */
    boolean isWanted() {
        List<String> wanted = List.of(System.getProperty("attack", "").split(","));
        return wanted.contains("") || wanted.contains(name);
    }

    /** Makes the submission in a folder that does not exist yet. */
    void writeTo(Path submission) throws IOException {
        Kit.copySources(Kit.SOLUTIONS, submission, gradedStage());
        if (made != null) {
            MadeSubmission.valueOf(made.toUpperCase(Locale.ROOT).replace('-', '_'))
                    .make(submission, gradedStage());
        } else if (isDiff()) {
            SolutionDiff.read(diffFile()).applyTo(submission);
        } else {
            copyFiles(submission);
        }
    }

    private void copyFiles(Path submission) throws IOException {
        Path agent = Kit.agent(submission, gradedStage());
        copyRenamed(Kit.SOLUTIONS, agent, "Solved");
        copyRenamed(Kit.EXERCISES, agent, "Starter");
        for (String file : byHand ? List.of("Gemini.java", "HostWire.java") : List.<String>of()) {
            Files.copy(FOLDER.resolve(file), agent.resolveSibling(file));
        }
        Path folder = FOLDER.resolve(name);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path path = folder.relativize(file);
                Path target = path.startsWith("tree")
                        ? submission.resolve(Path.of("tree").relativize(path).toString())
                        : agent.resolveSibling(path.toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void copyRenamed(Path from, Path agent, String name) throws IOException {
        String source = Files.readString(Kit.agent(from, gradedStage()));
        Files.writeString(agent.resolveSibling(name + ".java"), source.replaceAll("\\bWellnessAgent\\b", name));
    }

    private Path diffFile() {
        return FOLDER.resolve(name + ".diff");
    }

    private record Manifest(List<Attack> attacks) {}
}
