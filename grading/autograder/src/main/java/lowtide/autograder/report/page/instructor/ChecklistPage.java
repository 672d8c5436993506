package lowtide.autograder.report.page.instructor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lowtide.autograder.report.Checklist;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.ClassRow;
import lowtide.autograder.report.page.PageTemplates;
import lowtide.course.CheckVerdict;

/** The page with the second lesson's production checklist: which rows the class has proved, and who. */
public final class ChecklistPage {

    private ChecklistPage() {}

    /** Whether a row of the checklist was graded, so that there is something to show. */
    public static boolean isNeeded(ClassResults results) {
        return !rows(results).isEmpty();
    }

    /**
     * Writes the page.
     *
     * @param pageOf the address of a student's page by student id, relative to the file
     */
    public static void write(ClassResults results, Function<String, String> pageOf, Path file) throws IOException {
        List<Checklist.Row> rows = rows(results);
        List<StudentRow> students = results.rows().stream()
                .map(row -> StudentRow.of(row, rows, StudentLink.of(row, pageOf)))
                .toList();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("count", students.size());
        view.put("outOf", rows.size());
        view.put(
                "rows",
                rows.stream()
                        .map(row -> RowView.of(row, rows.indexOf(row), students))
                        .toList());
        view.put("students", students);
        PageTemplates.write("checklist.html", view, file);
    }

    /** The rows of which every check was graded, for anybody. */
    private static List<Checklist.Row> rows(ClassResults results) {
        Map<String, CheckVerdict> all = new HashMap<>();
        results.rows().forEach(row -> all.putAll(row.checks()));
        return Checklist.of(all).rows();
    }

    /** @param percent of the students who have proved it */
    private record RowView(
            int number, String category, String item, List<Checklist.Proof> checks, int proved, int percent) {

        static RowView of(Checklist.Row row, int index, List<StudentRow> students) {
            int proved = (int) students.stream()
                    .filter(student -> student.cells().get(index).proved())
                    .count();
            return new RowView(
                    index + 1,
                    row.topic().category(),
                    row.topic().title(),
                    row.checks(),
                    proved,
                    students.isEmpty() ? 0 : 100 * proved / students.size());
        }
    }

    private record StudentRow(StudentLink person, int proved, List<Cell> cells) {

        static StudentRow of(ClassRow row, List<Checklist.Row> rows, StudentLink person) {
            List<Cell> cells = rows.stream().map(item -> Cell.of(item, row)).toList();
            return new StudentRow(
                    person, (int) cells.stream().filter(Cell::proved).count(), cells);
        }
    }

    /** @param passed how many of the checks passed */
    private record Cell(boolean proved, int passed, int checks) {

        static Cell of(Checklist.Row item, ClassRow row) {
            int passed = (int) item.checks().stream()
                    .filter(check -> row.checks().get(check.id()) == CheckVerdict.PASSED)
                    .count();
            return new Cell(
                    passed == item.checks().size(), passed, item.checks().size());
        }
    }
}
