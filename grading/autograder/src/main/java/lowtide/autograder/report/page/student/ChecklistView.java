package lowtide.autograder.report.page.student;

import java.util.List;
import lowtide.autograder.report.Checklist;
import lowtide.autograder.report.ReportText;
import lowtide.course.CheckVerdict;

/** The production checklist as the page shows it. */
record ChecklistView(int proved, int outOf, List<Row> rows) {

    static ChecklistView of(Checklist checklist) {
        return new ChecklistView(
                checklist.proved(),
                checklist.rows().size(),
                checklist.rows().stream().map(Row::of).toList());
    }

    record Row(String category, String item, boolean proved, String sign, List<Check> checks) {

        private static Row of(Checklist.Row row) {
            return new Row(
                    row.topic().category(),
                    row.topic().title(),
                    row.isProved(),
                    ReportText.sign(row.isProved() ? CheckVerdict.PASSED : CheckVerdict.NOT_REACHED),
                    row.checks().stream()
                            .map(check -> new Check(ReportText.sign(check.verdict()), check.id(), check.title()))
                            .toList());
        }
    }

    record Check(String sign, String id, String title) {}
}
