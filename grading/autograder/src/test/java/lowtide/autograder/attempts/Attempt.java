package lowtide.autograder.attempts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import lowtide.autograder.Kit;
import lowtide.autograder.SolutionDiff;
import lowtide.course.Stage;

/**
 * A submission of one stage that the graders are tested with, stored in {@code grading/attempts/<stage's folder>} as
 * {@code <name>.diff} or, if it is built in another way than the solution, as a folder {@code <name>} of classes.
 *
 * @param description the mistake, or how a correct attempt is built
 * @param fails the checks it fails
 * @param notReached the checks that are not run, because they require one that fails
 */
public record Attempt(Stage stage, String name, String description, List<String> fails, List<String> notReached) {

    /** Whether it is stored as a diff against the solution. */
    boolean isDiff() {
        return Files.exists(diffFile());
    }

    /** The stored diff; only if {@link #isDiff()}. */
    SolutionDiff diff() {
        return SolutionDiff.read(diffFile());
    }

    /** Writes its sources into a submission's folder, which need not exist. */
    public void writeTo(Path submission) {
        if (isDiff()) {
            Kit.copySources(Kit.SOLUTIONS, submission, stage);
            diff().applyTo(submission);
            return;
        }
        Kit.copySources(Kit.EXERCISES, submission, stage); // brings the classes that are given with the exercise
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        Kit.agent(submission, stage).resolveSibling(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** For the name of a test. */
    String title() {
        return stage.number() + " " + name + ": " + description;
    }

    /** Whether it is one of those that {@code -Dattempt=<name or stage's folder>,...} selects; all are without it. */
    boolean isWanted() {
        List<String> wanted = List.of(System.getProperty("attempt", "").split(","));
        return wanted.contains("") || wanted.contains(name) || wanted.contains(stage.folder());
    }

    private Path diffFile() {
        return StageAttempts.folder(stage).resolve(name + ".diff");
    }

    private Path folder() {
        return StageAttempts.folder(stage).resolve(name);
    }
}
