package lowtide.desk.exercise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lowtide.course.Stage;

/** The agent of a stage as shipped. The copy is part of this program, because a student's own may have no other. */
public final class Starter {

    private Starter() {}

    /** Its text. */
    public static String text(Stage stage) {
        try (InputStream in = Starter.class.getResourceAsStream("starters/" + stage.folder() + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("This program has no copy of the starter of " + stage.folder() + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Moves the student's sources of a stage into a new folder, and puts the starter in their place. Files that are the
     * same in every answer stay as they are.
     *
     * @return the folder with the student's version
     */
    public static Path restore(ExerciseFolder folder, Stage stage) throws IOException {
        Path kept = unused(folder.folder(stage));
        Path root = ExerciseFolder.sourceRoot(folder.folder(stage), stage);
        List<Path> sources = folder.sources(stage);
        for (Path source : sources) {
            Path copy = kept.resolve(root.relativize(source).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(source, copy);
        }
        Path solved = ExerciseFolder.sourceRoot(folder.solution(stage), stage);
        for (Path source : sources) {
            Path given = solved.resolve(root.relativize(source).toString());
            if (source.equals(folder.agent(stage))) {
                continue;
            } else if (Files.exists(given)) {
                Files.writeString(source, Files.readString(given)); // only the agent differs from the solution
            } else if (Files.isDirectory(solved)) {
                Files.delete(source); // the student's own class
            }
        }
        Files.createDirectories(folder.agent(stage).getParent());
        Files.writeString(folder.agent(stage), text(stage));
        return kept;
    }

    /** A folder beside the stage's sources that is not there yet. */
    private static Path unused(Path stageFolder) {
        for (int number = 1; ; number++) {
            Path candidate = stageFolder.resolve("my-version-" + number);
            if (Files.notExists(candidate)) {
                return candidate;
            }
        }
    }
}
