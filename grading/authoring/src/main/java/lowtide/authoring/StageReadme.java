package lowtide.authoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lowtide.checks.StageSuites;
import lowtide.course.Stage;

/** The blocks of an exercise's README that come from the catalogue and from the stage's contract. */
final class StageReadme {

    private StageReadme() {}

    /**
     * Every block, by name.
     *
     * @param signatures the constructor and the methods that the stage requires, one line each; none of a document
     */
    static Map<String, String> blocks(Stage stage, List<String> signatures) {
        Map<String, String> blocks = new LinkedHashMap<>();
        if (!stage.isDocument()) {
            blocks.put("signatures", "```java\n" + String.join("\n", signatures) + "\n```");
        }
        blocks.putAll(StageSuites.readmeBlocks(stage));
        blocks.put("checks", checks(stage));
        blocks.put("hints", hints(stage));
        blocks.put("question", stage.question());
        return blocks;
    }

    private static String checks(Stage stage) {
        return "| check | points | what must hold | requires |\n|---|---|---|---|\n"
                + stage.checks().stream()
                        .map(check -> "| %s | %d | %s | %s |"
                                .formatted(
                                        check.id(), check.points(), check.title(), String.join(", ", check.requires())))
                        .collect(Collectors.joining("\n"));
    }

    /** The hints themselves stay out of the README, where they would be read by accident. */
    private static String hints(Stage stage) {
        String check = stage.checks().get(0).id();
        return "Each check has three hints. `exercises/lab hint " + check + "` (on Windows `exercises\\lab hint "
                + check + "`) shows one more for check " + check
                + " each time. The page of your last run has the hints for each check that failed.";
    }
}
