package lowtide.autograder.report.export;

import java.util.ArrayList;
import java.util.List;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.report.Adjustment;
import lowtide.autograder.report.ReportText;
import lowtide.autograder.report.Results;
import lowtide.course.WireExcerpt;

/** Results in plain text, for formats that allow nothing else. */
final class FeedbackText {

    private FeedbackText() {}

    /** The points, which upload they are for if there are several, what a person decided or said, and why a stage was not checked or does not compile. */
    static String summary(Results results) {
        List<String> lines = new ArrayList<>();
        lines.add("Low Tide: " + ReportText.points(results) + " (seed " + results.seed()
                + ReportText.rubric(results.rubric()) + ")");
        List<String> uploads = results.student().uploads();
        if (!uploads.isEmpty()) {
            lines.add("These are the points of " + uploads.get(0) + ". It is not known which upload counts; not read: "
                    + String.join(", ", uploads.subList(1, uploads.size())) + ".");
        }
        for (Results.Stage stage : results.startedStages()) {
            lines.add(stage.stage() + " " + stage.title() + ": " + stage.points() + " of " + stage.outOf() + ", "
                    + ReportText.of(stage.verdict()));
            if (stage.compileErrors().isEmpty() && !stage.reason().isEmpty()) {
                lines.add("  " + stage.reason());
            }
            stage.compileErrors().stream().map(CompileError::describe).forEach(error -> lines.add("  " + error));
        }
        results.adjustments().stream().map(Adjustment::describe).forEach(lines::add);
        return String.join("\n", lines);
    }

    /** The feedback on a check, without the requests; empty if it passed and no person said anything. */
    static String brief(Results.Check check, Results results) {
        return String.join("\n", briefLines(check, results));
    }

    private static List<String> briefLines(Results.Check check, Results results) {
        List<String> lines = new ArrayList<>();
        results.adjustmentsOf(check).stream().map(Adjustment::describe).forEach(lines::add);
        add(lines, "", check.seen());
        add(lines, "Expected: ", check.expected());
        if (!check.seen().isEmpty()) {
            add(lines, "Why it matters: ", check.why());
        }
        add(lines, "Look at: ", check.hint());
        return lines;
    }

    /** The feedback on a check, with the requests before it failed; empty if it passed and no person said anything. */
    static String of(Results.Check check, Results results) {
        List<String> lines = briefLines(check, results);
        if (!check.transcript().isEmpty()) {
            lines.add("On the wire:");
            check.transcript().forEach(excerpt -> lines.addAll(wire(excerpt)));
        }
        return String.join("\n", lines);
    }

    private static List<String> wire(WireExcerpt excerpt) {
        List<String> lines = new ArrayList<>();
        lines.add("  request " + excerpt.number() + ", " + ReportText.count(excerpt.contents(), "message"));
        add(lines, "    system: ", excerpt.systemInstruction());
        excerpt.shown().forEach(line -> lines.add("    " + line.position() + " " + line.role() + ": " + line.text()));
        lines.add("    " + ReportText.answer(excerpt) + (excerpt.reply().isEmpty() ? "" : ": " + excerpt.reply()));
        return lines;
    }

    private static void add(List<String> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add(label + text);
        }
    }
}
