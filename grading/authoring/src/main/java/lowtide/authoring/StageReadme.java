package lowtide.authoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lowtide.course.Check;
import lowtide.course.Stage;

/** The blocks of an exercise's README that come from the catalogue and from the stage's contract. */
final class StageReadme {

    private StageReadme() {}

    /**
     * Every block, by name.
     *
     * @param signatures the constructor and the methods that the stage requires, one line each
     */
    static Map<String, String> blocks(Stage stage, List<String> signatures) {
        Map<String, String> blocks = new LinkedHashMap<>();
        blocks.put("signatures", "```java\n" + String.join("\n", signatures) + "\n```");
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

    private static String hints(Stage stage) {
        return stage.checks().stream().map(StageReadme::hints).collect(Collectors.joining("\n\n"));
    }

    private static String hints(Check check) {
        StringBuilder text = new StringBuilder("### " + check.id() + " " + check.title() + "\n\n" + check.why());
        for (int i = 0; i < check.hints().size(); i++) {
            text.append("\n\n<details>\n<summary>Hint ")
                    .append(i + 1)
                    .append(": ")
                    .append(Check.HINT_NAMES.get(i))
                    .append("</summary>\n\n")
                    .append(check.hints().get(i))
                    .append("\n\n</details>");
        }
        return text.toString();
    }
}
