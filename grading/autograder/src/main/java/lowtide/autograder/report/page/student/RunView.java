package lowtide.autograder.report.page.student;

import java.time.format.DateTimeFormatter;
import java.util.List;
import lowtide.autograder.report.LatestRun;
import lowtide.autograder.report.ResultChanges;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.language.ReportLanguage;

/**
 * When a run was and what it changed, as the page shows it.
 *
 * @param changes none, or one element
 */
record RunView(String time, List<Changes> changes) {

    static RunView of(LatestRun run, Results results, ReportLanguage language) {
        return new RunView(
                DateTimeFormatter.ofPattern(language.messages().raw("run.time"), language.locale())
                        .format(run.time()),
                run.changes().map(changes -> Changes.of(changes, results, language)).stream()
                        .toList());
    }

    /**
     * What changed.
     *
     * @param where the stages that were compared, in words; empty if these are all on the page
     */
    record Changes(String points, String where, List<Results.Check> gained, List<Results.Check> lost) {

        private static Changes of(ResultChanges changes, Results results, ReportLanguage language) {
            int points = Math.abs(changes.points());
            return new Changes(
                    changes.points() == 0
                            ? language.text("run.same")
                            : language.text(
                                    changes.points() > 0 ? "run.more" : "run.fewer", language.text("points", points)),
                    changes.stages().size() == results.stages().size() ? "" : " " + where(changes.stages(), language),
                    changes.gained(),
                    changes.lost());
        }

        private static String where(List<Integer> stages, ReportLanguage language) {
            return language.text(
                    stages.size() == 1 ? "run.in_stage" : "run.in_stages",
                    String.join(", ", stages.stream().map(String::valueOf).toList()));
        }
    }
}
