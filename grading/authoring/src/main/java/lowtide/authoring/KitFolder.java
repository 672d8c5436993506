package lowtide.authoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lowtide.course.Course;
import lowtide.course.Stage;

/**
 * Where the files of a stage are in a checkout of the kit.
 *
 * @param root the folder with the root's pom.xml
 */
record KitFolder(Path root) {

    /** The languages besides English. */
    static final List<Locale> LANGUAGES = List.of(Locale.GERMAN);

    Path exercise(Stage stage) {
        return root.resolve("exercises").resolve(stage.folder());
    }

    Path solution(Stage stage) {
        return root.resolve("solutions").resolve(stage.folder());
    }

    Path attempts(Stage stage) {
        return root.resolve("grading/attempts").resolve(stage.folder());
    }

    /** The package of the stage's suite, with its {@code stage.yml}. */
    Path suite(Stage stage) {
        String lastWord = stage.javaPackage().substring(stage.javaPackage().lastIndexOf('.') + 1);
        return root.resolve("grading/checks/src/main/java/lowtide/checks").resolve(lastWord);
    }

    /** The README in the language of the stage's texts. */
    Path readme(Stage stage) {
        return root.resolve("exercises").resolve(stage.readmePath());
    }

    Path agent(Stage stage) {
        return exercise(stage).resolve(stage.editedFile());
    }

    /** The copy of the starter with which the desk resets the stage. */
    Path starterCopy(Stage stage) {
        return root.resolve("grading/desk/src/main/resources/lowtide/desk/exercise/starters")
                .resolve(stage.folder() + ".txt");
    }

    /** What an instructor of the stage reads. */
    Path teaching(Stage stage) {
        return solution(stage).resolve(TeachingNotes.FILE);
    }

    /** The README of all exercises in the language with this code; empty is English. */
    Path courseReadme(String language) {
        return root.resolve("exercises").resolve(language.isEmpty() ? "README.md" : "README." + language + ".md");
    }

    /** The stages of a course in another language that have texts in it. */
    static List<Stage> translated(Course course) {
        return course.stages().stream()
                .filter(stage -> !stage.language().isEmpty())
                .toList();
    }

    Path coursePlan() {
        return root.resolve("solutions/README.md");
    }

    /** The page about health data in the language with this code; empty is English. */
    Path privacyPage(String language) {
        return root.resolve("exercises").resolve(language.isEmpty() ? "PRIVACY.md" : "PRIVACY." + language + ".md");
    }

    /** The files below a folder, relative to it, sorted; none if the folder is not there. */
    static List<String> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The text of a file; empty if it is not there. */
    static String text(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file).replace("\r\n", "\n") : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Writes a text with its folders. */
    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
