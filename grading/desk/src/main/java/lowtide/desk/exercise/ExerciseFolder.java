package lowtide.desk.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lowtide.autograder.submission.Submission;
import lowtide.course.Course;
import lowtide.course.Stage;

/**
 * The exercises of a checkout of the kit, as a student works in them.
 *
 * @param kit the folder with the root's pom.xml, absolute
 */
public record ExerciseFolder(Path kit) {

    /** The parent of the stages' folders. */
    public Path exercises() {
        return kit.resolve("exercises");
    }

    /** The folder of a stage. */
    public Path folder(Stage stage) {
        return exercises().resolve(stage.folder());
    }

    /** The file that the student edits. */
    public Path agent(Stage stage) {
        return folder(stage).resolve(stage.editedFile());
    }

    /** The files of a stage that are graded, sorted; none if there are none. */
    public List<Path> sources(Stage stage) {
        return sources(folder(stage), stage);
    }

    /** The good answer to a stage; it may not be there. */
    public Path solution(Stage stage) {
        return kit.resolve("solutions").resolve(stage.folder());
    }

    /** Everything as a submission to be graded. */
    public Submission submission() {
        return new Submission(exercises());
    }

    /** The stage that a file or folder is in; empty if it is in none. */
    public Optional<Stage> stageAt(Path place, Course course) {
        Path absolute = place.toAbsolutePath().normalize();
        return course.stages().stream()
                .filter(stage -> absolute.startsWith(folder(stage)))
                .findFirst();
    }

    /** Among these stages, the one whose sources were saved last. */
    public Optional<Stage> lastSaved(List<Stage> stages) {
        return stages.stream().max(Comparator.comparing(this::lastSaved));
    }

    private FileTime lastSaved(Stage stage) {
        return sources(stage).stream()
                .map(ExerciseFolder::time)
                .max(Comparator.naturalOrder())
                .orElse(FileTime.fromMillis(0));
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    /** The document in a stage's folder, or the Java files below its {@code src/main/java}, sorted; none if it is not there. */
    static List<Path> sources(Path stageFolder, Stage stage) {
        Path root = sourceRoot(stageFolder, stage);
        if (stage.isDocument()) {
            return Stream.of(root.resolve(stage.document()))
                    .filter(Files::exists)
                    .toList();
        }
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException changing) {
            return List.of(); // a file was deleted meanwhile
        }
    }

    static Path sourceRoot(Path stageFolder, Stage stage) {
        return stage.isDocument() ? stageFolder : stageFolder.resolve(Path.of("src", "main", "java"));
    }
}
