package lowtide.authoring.readme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lowtide.checks.StageSuites;
import lowtide.course.Stage;

/** The blocks of an exercise's README that come from the catalogue and from the stage's contract, in the stage's language. */
public final class StageReadme {

    private StageReadme() {}

    /**
     * Every block, by name.
     *
     * @param signatures the constructor and the methods that the stage requires, one line each; none of a document
     */
    public static Map<String, String> blocks(Stage stage, List<String> signatures) {
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
        return ReadmeTexts.in(stage.language()).of("stage.checks") + "\n"
                + stage.checks().stream()
                        .map(check -> "| %s | %d | %s | %s |"
                                .formatted(
                                        check.id(), check.points(), check.title(), String.join(", ", check.requires())))
                        .collect(Collectors.joining("\n"));
    }

    /** The hints themselves stay out of the README, where they would be read by accident. */
    private static String hints(Stage stage) {
        return ReadmeTexts.in(stage.language())
                .of("stage.hints", stage.checks().get(0).id());
    }

    /** What the README must contain besides its blocks. */
    public static List<String> phrases(Stage stage) {
        ReadmeTexts texts = ReadmeTexts.in(stage.language());
        return List.of(
                texts.of("stage.title", stage.number(), stage.title()),
                texts.of("stage.minutes", stage.problem(), stage.minutes()),
                "verify -Dstage=" + stage.number());
    }
}
