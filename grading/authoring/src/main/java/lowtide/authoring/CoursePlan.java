package lowtide.authoring;

import java.util.Map;
import java.util.stream.Collectors;
import lowtide.course.Check;
import lowtide.course.Course;
import lowtide.course.Lab;
import lowtide.course.Stage;

/** The block of {@code solutions/README.md} that lists labs and stages with their planned minutes. */
final class CoursePlan {

    private CoursePlan() {}

    /** Every block, by name. */
    static Map<String, String> blocks(Course course) {
        return Map.of("plan", course.labs().stream().map(CoursePlan::table).collect(Collectors.joining("\n\n")));
    }

    private static String table(Lab lab) {
        return "### Lab %d: %s, %d minutes\n\n| stage | minutes | core checks | what it teaches |\n|---|---|---|---|\n"
                        .formatted(
                                lab.number(),
                                lab.title(),
                                lab.stages().stream().mapToInt(Stage::minutes).sum())
                + lab.stages().stream().map(CoursePlan::row).collect(Collectors.joining("\n"));
    }

    private static String row(Stage stage) {
        return "| [%d %s](%s/%s) | %d | %s | %s |"
                .formatted(
                        stage.number(),
                        stage.title(),
                        stage.folder(),
                        TeachingNotes.FILE,
                        stage.minutes(),
                        stage.checks().stream()
                                .filter(Check::core)
                                .map(Check::id)
                                .collect(Collectors.joining(", ")),
                        stage.learned().strip());
    }
}
