package lowtide.autograder.oral;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lowtide.course.PlainText;
import lowtide.course.Stage;

/** The lines of the starters, which are not the work of students. White space around a line does not count. */
public final class GivenLines {

    /** Nothing is given. */
    public static final GivenLines NONE = new GivenLines(Map.of());

    private final Map<Integer, Set<String>> byStage;

    private GivenLines(Map<Integer, Set<String>> byStage) {
        this.byStage = byStage;
    }

    /**
     * The lines of the Java files of starters.
     *
     * @param exercises a folder with one folder per stage; a stage that is not in it has no given lines
     * @throws IOException if a file cannot be read
     */
    public static GivenLines of(Path exercises, List<Stage> stages) throws IOException {
        Map<Integer, Set<String>> byStage = new HashMap<>();
        for (Stage stage : stages) {
            Path sources = exercises.resolve(stage.folder()).resolve("src/main/java");
            if (Files.isDirectory(sources)) {
                byStage.put(stage.number(), lines(sources));
            }
        }
        return new GivenLines(byStage);
    }

    private static Set<String> lines(Path sources) throws IOException {
        Set<String> lines = new HashSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Files.readAllLines(file).forEach(line -> lines.add(PlainText.of(line.strip())));
            }
        }
        return lines;
    }

    /** Whether the starter of a stage has the line that a question is about. */
    boolean has(int stage, OralQuestion question) {
        return !question.code().isEmpty()
                && byStage.getOrDefault(stage, Set.of()).contains(question.code());
    }
}
