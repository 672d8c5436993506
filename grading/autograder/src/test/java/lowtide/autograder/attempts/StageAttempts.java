package lowtide.autograder.attempts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import lowtide.autograder.Kit;
import lowtide.course.Stage;

/**
 * The attempts at one stage, read from its {@code attempts.yml}.
 *
 * @param wrong attempts with one mistake each
 * @param strangers correct attempts that are built in another way than the solution
 */
public record StageAttempts(Stage stage, List<Attempt> wrong, List<Attempt> strangers) {

    private static final Path ROOT = Kit.ROOT.resolve("grading/attempts");

    /** The attempts at one stage. */
    public static StageAttempts of(Stage stage) {
        try {
            Manifest manifest =
                    new JsonMapper(new YAMLFactory()).readValue(manifest(stage).toFile(), Manifest.class);
            return new StageAttempts(
                    stage,
                    manifest.wrong().stream().map(entry -> entry.of(stage)).toList(),
                    manifest.strangers().stream()
                            .map(entry -> new Attempt(stage, entry.name(), entry.style(), List.of(), List.of()))
                            .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The attempts at all stages that have any, in the order of the stages. */
    static List<StageAttempts> all() {
        return Kit.STAGES.stream()
                .filter(stage -> Files.exists(manifest(stage)))
                .map(StageAttempts::of)
                .toList();
    }

    /** The file that lists a stage's attempts. */
    static Path manifest(Stage stage) {
        return folder(stage).resolve("attempts.yml");
    }

    /** The folder of a stage's attempts. */
    static Path folder(Stage stage) {
        return ROOT.resolve(stage.folder());
    }

    /** The attempt of this name, wrong or not. */
    public Attempt named(String name) {
        return everyOne()
                .filter(attempt -> attempt.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(stage.folder() + " has no attempt " + name));
    }

    /** The wrong ones, then the strangers. */
    public Stream<Attempt> everyOne() {
        return Stream.concat(wrong.stream(), strangers.stream());
    }

    private record Manifest(List<WrongEntry> wrong, List<StrangerEntry> strangers) {}

    private record WrongEntry(
            String name,
            String mistake,
            List<String> fails,
            @JsonProperty("not_reached") List<String> notReached) {

        Attempt of(Stage stage) {
            return new Attempt(stage, name, mistake, fails, notReached == null ? List.of() : notReached);
        }
    }

    private record StrangerEntry(String name, String style) {}
}
