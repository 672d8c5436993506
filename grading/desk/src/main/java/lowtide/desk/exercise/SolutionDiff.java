package lowtide.desk.exercise;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lowtide.course.Stage;

/** What one would change in the student's version of a stage to get the solution. */
public final class SolutionDiff {

    private static final int CONTEXT = 3; // lines

    private SolutionDiff() {}

    /** The lines of a unified diff; none if there is no difference. */
    public static List<String> lines(ExerciseFolder folder, Stage stage) throws IOException {
        Path root = ExerciseFolder.sourceRoot(folder.solution(stage), stage);
        List<String> lines = new ArrayList<>();
        for (Path solved : ExerciseFolder.sources(folder.solution(stage), stage)) {
            String name = root.relativize(solved).toString();
            Path own = ExerciseFolder.sourceRoot(folder.folder(stage), stage).resolve(name);
            List<String> before = Files.exists(own) ? Files.readAllLines(own) : List.of();
            lines.addAll(UnifiedDiffUtils.generateUnifiedDiff(
                    "yours " + name,
                    "solution " + name,
                    before,
                    DiffUtils.diff(before, Files.readAllLines(solved)),
                    CONTEXT));
        }
        return lines;
    }
}
