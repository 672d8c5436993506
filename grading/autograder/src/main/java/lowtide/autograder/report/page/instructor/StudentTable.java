package lowtide.autograder.report.page.instructor;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.ClassRow;
import lowtide.autograder.report.ReportText;
import lowtide.course.CheckVerdict;
import lowtide.course.StageVerdict;

/**
 * The table of all students: points in each lab and stage, and every check.
 *
 * @param stages the headings of the stages
 * @param checks the headings of the checks, those that failed most often first
 */
record StudentTable(List<Heading> stages, List<Heading> checks, List<Row> rows) {

    static StudentTable of(ClassResults results, Function<String, String> pageOf) {
        List<ClassRow> submissions = results.rows();
        List<Integer> labs =
                results.labs().stream().map(ClassResults.Lab::number).toList();
        List<Heading> stages = submissions.stream()
                .flatMap(row -> row.stages().stream())
                .filter(stage -> labs.contains(stage.lab()))
                .map(stage -> new Heading(String.valueOf(stage.number()), stage.title()))
                .distinct()
                .sorted((one, other) -> Integer.parseInt(one.id()) - Integer.parseInt(other.id()))
                .toList();
        List<Heading> checks = results.mostFailed().stream()
                .map(check -> new Heading(check.head().id(), check.head().title()))
                .toList();
        return new StudentTable(
                stages,
                checks,
                submissions.stream()
                        .map(row -> Row.of(row, StudentLink.of(row, pageOf), labs, stages, checks))
                        .toList());
    }

    /** The heading of a column. */
    record Heading(String id, String title) {}

    /** @param points in each lab */
    record Row(StudentLink person, List<Integer> points, List<StageCell> stages, List<CheckCell> checks) {

        private static Row of(
                ClassRow row, StudentLink person, List<Integer> labs, List<Heading> stages, List<Heading> checks) {
            return new Row(
                    person,
                    labs.stream()
                            .map(lab -> row.lab(lab).map(ClassRow.Lab::points).orElse(0))
                            .toList(),
                    stages.stream().map(stage -> StageCell.of(row, stage.id())).toList(),
                    checks.stream()
                            .map(check -> CheckCell.of(row.checks().getOrDefault(check.id(), CheckVerdict.NOT_REACHED)))
                            .toList());
        }
    }

    /** @param state why the stage was not checked completely or that points were changed by hand, in a few words; may be empty */
    record StageCell(int points, String state) {

        private static StageCell of(ClassRow row, String number) {
            return row.stages().stream()
                    .filter(stage -> String.valueOf(stage.number()).equals(number))
                    .findFirst()
                    .map(stage -> new StageCell(stage.points(), state(row, stage)))
                    .orElse(new StageCell(0, ReportText.brief(StageVerdict.MISSING)));
        }

        private static String state(ClassRow row, ClassRow.Stage stage) {
            boolean isByHand = row.adjustments().stream()
                    .anyMatch(adjustment -> adjustment.overrides() && stage.has(adjustment.check()));
            String state = state(stage.verdict());
            return state + (isByHand ? (state.isEmpty() ? "" : ", ") + "by hand" : "");
        }

        private static String state(StageVerdict verdict) {
            return switch (verdict) {
                case PASSED, PARTIAL, FAILED -> "";
                default -> ReportText.brief(verdict);
            };
        }
    }

    /** @param kind one letter, for the style sheet and the script */
    record CheckCell(char kind, String sign) {

        private static final Map<CheckVerdict, CheckCell> CELLS = Map.of(
                CheckVerdict.PASSED, new CheckCell('p', ReportText.sign(CheckVerdict.PASSED)),
                CheckVerdict.FAILED, new CheckCell('f', ReportText.sign(CheckVerdict.FAILED)),
                CheckVerdict.NOT_REACHED, new CheckCell('n', ReportText.sign(CheckVerdict.NOT_REACHED)),
                CheckVerdict.KIT_ERROR, new CheckCell('k', ReportText.sign(CheckVerdict.KIT_ERROR)));

        static CheckCell of(CheckVerdict verdict) {
            return CELLS.get(verdict);
        }
    }
}
