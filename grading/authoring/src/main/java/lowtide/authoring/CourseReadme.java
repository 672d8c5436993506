package lowtide.authoring;

import java.util.Map;
import java.util.stream.Collectors;
import lowtide.course.Course;
import lowtide.course.Lab;
import lowtide.course.Stage;

/** The block of {@code exercises/README.md} that lists labs and stages. */
final class CourseReadme {

    private CourseReadme() {}

    /** Every block, by name. */
    static Map<String, String> blocks(Course course) {
        return Map.of("stages", course.labs().stream().map(CourseReadme::table).collect(Collectors.joining("\n\n")));
    }

    private static String table(Lab lab) {
        boolean agents = lab.stages().stream().noneMatch(Stage::isDocument);
        return "### Lab %d: %s, %d points\n\n| stage | you%s | minutes |\n|---|---|---|\n"
                        .formatted(lab.number(), lab.title(), lab.points(), agents ? " make the agent" : "")
                + lab.stages().stream().map(CourseReadme::row).collect(Collectors.joining("\n"));
    }

    private static String row(Stage stage) {
        return "| [%d %s](%s/README.md) | %s | %d |"
                .formatted(stage.number(), stage.title(), stage.folder(), stage.task(), stage.minutes());
    }
}
