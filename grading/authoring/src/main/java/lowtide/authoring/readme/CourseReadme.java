package lowtide.authoring.readme;

import java.util.Map;
import java.util.stream.Collectors;
import lowtide.course.Course;
import lowtide.course.Lab;
import lowtide.course.Stage;

/** The block of {@code exercises/README.md} that lists labs and stages, in any language. */
public final class CourseReadme {

    private CourseReadme() {}

    /**
     * Every block, by name.
     *
     * @param language of the README; the tables of a lab that is not translated are English
     */
    public static Map<String, String> blocks(Course course, String language) {
        return Map.of(
                "stages",
                course.labs().stream().map(lab -> table(lab, language)).collect(Collectors.joining("\n\n")));
    }

    private static String table(Lab lab, String language) {
        Stage first = lab.stages().get(0);
        boolean agents = lab.stages().stream().noneMatch(Stage::isDocument);
        return ReadmeTexts.in(language)
                        .of(
                                first.language().equals(language) ? "lab.title" : "lab.english",
                                lab.number(),
                                lab.title(),
                                lab.points())
                + "\n\n"
                + ReadmeTexts.in(first.language()).of(agents ? "lab.agents" : "lab.documents")
                + "\n"
                + lab.stages().stream().map(CourseReadme::row).collect(Collectors.joining("\n"));
    }

    private static String row(Stage stage) {
        return "| [%d %s](%s) | %s | %d |"
                .formatted(stage.number(), stage.title(), stage.readmePath(), stage.task(), stage.minutes());
    }
}
