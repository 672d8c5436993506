package lowtide.autograder.report.page.student;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import lowtide.autograder.report.LatestRun;
import lowtide.autograder.report.ReportText;
import lowtide.autograder.report.ResultChanges;
import lowtide.autograder.report.Results;

/**
 * When a run was and what it changed, as the page shows it.
 *
 * @param changes none, or one element
 */
record RunView(String time, List<Changes> changes) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm '(UTC'xxx')'", Locale.ENGLISH);

    static RunView of(LatestRun run, Results results) {
        return new RunView(
                TIME.format(run.time()),
                run.changes().map(changes -> Changes.of(changes, results)).stream()
                        .toList());
    }

    /**
     * What changed.
     *
     * @param where the stages that were compared, in words; empty if these are all on the page
     */
    record Changes(String points, String where, List<Results.Check> gained, List<Results.Check> lost) {

        private static Changes of(ResultChanges changes, Results results) {
            int points = Math.abs(changes.points());
            return new Changes(
                    changes.points() == 0
                            ? "as many points as in the previous run"
                            : ReportText.count(points, "point") + (changes.points() > 0 ? " more" : " fewer")
                                    + " than in the previous run",
                    changes.stages().size() == results.stages().size() ? "" : where(changes.stages()),
                    changes.gained(),
                    changes.lost());
        }

        private static String where(List<Integer> stages) {
            return (stages.size() == 1 ? " in stage " : " in the stages that both graded: ")
                    + String.join(", ", stages.stream().map(String::valueOf).toList());
        }
    }
}
