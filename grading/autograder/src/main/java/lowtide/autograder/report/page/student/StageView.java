package lowtide.autograder.report.page.student;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.report.Adjustment;
import lowtide.autograder.report.ReportText;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.SubmittedSources;
import lowtide.autograder.report.language.ReportLanguage;
import lowtide.autograder.report.page.SourceListing;
import lowtide.course.CheckVerdict;
import lowtide.course.Finding;
import lowtide.course.StageVerdict;

/**
 * A stage as the page shows it.
 *
 * @param language of its texts if it is another one than the page's; empty if not
 * @param folded whether nothing is to do in it: all checks passed, or it is the starter as shipped
 * @param percent of the points available
 * @param byHand whether a person changed the points of a check
 * @param read the file of an untouched agent, which may be another copy than the student edited; empty for any other
 * @param reason why nothing could be checked; empty if the suite ran, or the stage does not compile
 * @param sources what was submitted; empty if the page does not show it
 */
record StageView(
        int number,
        String language,
        String title,
        boolean folded,
        int points,
        int outOf,
        int percent,
        boolean byHand,
        String verdict,
        String sign,
        String read,
        String reason,
        List<CompileError> errors,
        List<CheckView> failed,
        List<CheckView> notReached,
        List<CheckView> passed,
        List<SourceListing> sources) {

    /**
     * @param results those that the stage belongs to
     * @param findings what the checks say in this run, by check; empty if the page must be the same for every run
     * @param language of the page
     */
    static StageView of(
            Results results,
            Results.Stage stage,
            SubmittedSources sources,
            Map<String, Finding> findings,
            ReportLanguage language) {
        return new StageView(
                stage.stage(),
                language.foreign(stage.stage()),
                stage.title(),
                stage.verdict() == StageVerdict.PASSED || stage.verdict() == StageVerdict.UNTOUCHED,
                stage.points(),
                stage.outOf(),
                stage.outOf() == 0 ? 0 : 100 * stage.points() / stage.outOf(),
                stage.checks().stream()
                        .flatMap(check -> results.adjustmentsOf(check).stream())
                        .anyMatch(Adjustment::overrides),
                language.text("stage." + stage.verdict()),
                ReportText.sign(stage.verdict()),
                stage.verdict() == StageVerdict.UNTOUCHED ? results.submission() + "/" + stage.file() : "",
                stage.compileErrors().isEmpty() ? stage.reason() : "",
                stage.compileErrors(),
                checks(stage, findings, language, CheckVerdict.FAILED, CheckVerdict.KIT_ERROR),
                checks(stage, findings, language, CheckVerdict.NOT_REACHED),
                checks(stage, findings, language, CheckVerdict.PASSED),
                SourceListing.of(sources.of(stage.stage()), stage.compileErrors(), language));
    }

    /** The checks with these verdicts; none if the stage was not checked. */
    private static List<CheckView> checks(
            Results.Stage stage, Map<String, Finding> findings, ReportLanguage language, CheckVerdict... verdicts) {
        return !stage.reason().isEmpty()
                ? List.of()
                : stage.checks().stream()
                        .filter(check -> List.of(verdicts).contains(check.verdict()))
                        .map(check -> CheckView.of(check, Optional.ofNullable(findings.get(check.id())), language))
                        .toList();
    }
}
