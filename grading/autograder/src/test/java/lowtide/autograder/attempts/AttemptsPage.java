package lowtide.autograder.attempts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.course.Check;

/** The README of a stage's attempts: each mistake with its diff and the checks it fails. */
final class AttemptsPage {

    private AttemptsPage() {}

    /** The page in Markdown; ends with a line break. */
    static String of(StageAttempts attempts) {
        List<String> lines = new ArrayList<>(List.of(
                "# Attempts at stage %d, %s"
                        .formatted(attempts.stage().number(), attempts.stage().title()),
                "",
                "<!-- Generated from attempts.yml and the files beside it; ../README.md says how. -->",
                ""));
        lines.addAll(checks(attempts));
        lines.addAll(List.of("", "## Wrong attempts"));
        attempts.wrong().forEach(attempt -> lines.addAll(section(attempt)));
        lines.addAll(List.of("", "## Strangers", "", "Correct, and built in another way than the solution.", ""));
        attempts.strangers().forEach(attempt -> lines.add("- " + link(attempt) + ": " + attempt.description()));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> checks(StageAttempts attempts) {
        Stream<String> rows = attempts.stage().checks().stream().map(check -> row(check, attempts));
        return Stream.concat(Stream.of("| check | proves | failed by |", "|---|---|---|"), rows)
                .toList();
    }

    private static String row(Check check, StageAttempts attempts) {
        String failing = attempts.wrong().stream()
                .filter(attempt -> attempt.fails().contains(check.id()))
                .map(attempt -> "[%1$s](#%1$s)".formatted(attempt.name()))
                .collect(Collectors.joining(", "));
        return "| %s | %s | %s |".formatted(check.id(), check.title(), failing);
    }

    private static List<String> section(Attempt attempt) {
        List<String> lines =
                new ArrayList<>(List.of("", "### " + attempt.name(), "", attempt.description(), "", verdict(attempt)));
        if (attempt.isDiff()) {
            lines.addAll(List.of("", "```diff"));
            lines.addAll(attempt.diff().hunks());
            lines.add("```");
        } else {
            lines.addAll(List.of("", "Built in another way than the solution: " + link(attempt)));
        }
        return lines;
    }

    private static String verdict(Attempt attempt) {
        String fails = "Fails " + String.join(", ", attempt.fails()) + ".";
        return attempt.notReached().isEmpty()
                ? fails
                : fails + " Not reached: " + String.join(", ", attempt.notReached()) + ".";
    }

    private static String link(Attempt attempt) {
        return (attempt.isDiff() ? "[%1$s](%1$s.diff)" : "[%1$s](%1$s/WellnessAgent.java)").formatted(attempt.name());
    }
}
