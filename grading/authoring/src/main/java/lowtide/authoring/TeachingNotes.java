package lowtide.authoring;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.course.Check;
import lowtide.course.Course;
import lowtide.course.Lab;
import lowtide.course.Stage;

/** {@code TEACHING.md} beside the solution of a stage, for its instructor: what has to be in it. */
final class TeachingNotes {

    /** The name of the file. */
    static final String FILE = "TEACHING.md";

    private static final List<String> SECTIONS = List.of(
            "## Goal",
            "## Before this stage",
            "## What goes wrong",
            "## To discuss",
            "## Variations",
            "## What the grader cannot see");

    private TeachingNotes() {}

    /** Every block, by name. */
    static Map<String, String> blocks(KitFolder kit, Course course, Stage stage) {
        Map<String, String> blocks = new LinkedHashMap<>();
        blocks.put("facts", facts(kit, course.labOf(stage), stage));
        blocks.put("question", stage.question());
        return blocks;
    }

    /** What has to be outside the blocks, in this order. */
    static List<String> required(Stage stage) {
        return Stream.concat(Stream.of("# Teaching stage " + stage.number() + ": " + stage.title()), SECTIONS.stream())
                .toList();
    }

    private static String facts(KitFolder kit, Lab lab, Stage stage) {
        return "Lab %d, %s. %d minutes planned, not measured with students. %d points in %d checks; core: %s.\n\n%s"
                .formatted(
                        lab.number(),
                        lab.title(),
                        stage.minutes(),
                        stage.points(),
                        stage.checks().size(),
                        stage.checks().stream()
                                .filter(Check::core)
                                .map(Check::id)
                                .collect(Collectors.joining(", ")),
                        links(kit, stage));
    }

    private static String links(KitFolder kit, Stage stage) {
        return "[Exercise](%s) | [starter](%s) | [solution](%s) | [attempts](%s) | [suite](%s)"
                .formatted(
                        link(kit, kit.readme(stage)),
                        link(kit, kit.agent(stage)),
                        stage.editedFile().toString().replace('\\', '/'),
                        link(kit, kit.attempts(stage).resolve("README.md")),
                        link(kit, kit.suite(stage)));
    }

    private static String link(KitFolder kit, Path target) {
        return "../../" + kit.root().relativize(target).toString().replace('\\', '/');
    }
}
