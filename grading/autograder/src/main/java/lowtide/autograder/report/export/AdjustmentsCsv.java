package lowtide.autograder.report.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lowtide.autograder.report.Adjustment;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.ClassRow;

/** What people decided or said about a class after grading, in CSV, with a row for each change of points or comment. */
public final class AdjustmentsCsv {

    private AdjustmentsCsv() {}

    /** Writes the file. */
    public static void write(ClassResults results, Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("id", "name", "check", "points of the check", "points by hand", "reason", "comment", "who"));
        for (ClassRow row : results.rows()) {
            row.adjustments().forEach(adjustment -> rows.add(row(row, adjustment)));
        }
        GradebookCsv.write(rows, file);
    }

    private static List<String> row(ClassRow row, Adjustment adjustment) {
        return List.of(
                row.id(),
                row.name(),
                adjustment.check(),
                adjustment.overrides() ? String.valueOf(adjustment.graded()) : "",
                adjustment.overrides() ? String.valueOf(adjustment.points()) : "",
                adjustment.reason(),
                adjustment.comment(),
                adjustment.who());
    }
}
