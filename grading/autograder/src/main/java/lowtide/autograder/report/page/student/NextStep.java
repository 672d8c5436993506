package lowtide.autograder.report.page.student;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.language.ReportLanguage;
import lowtide.course.CheckVerdict;
import lowtide.course.StageVerdict;

/**
 * The one thing to do next: a check to make pass, a stage to make compile, or a stage to start.
 *
 * @param title what to do
 * @param anchor the id of the part of the page with the details; empty if there is none
 * @param text what was seen, or another explanation; may be empty
 * @param hint empty if the step is not about a check
 * @param file relative to the submission's folder; empty if nothing is to be edited
 * @param line in the file, from 1; 0 if it is not known
 * @param command shows whether it is done; empty if nothing is left to do
 */
record NextStep(String title, String anchor, String text, List<HintText> hint, String file, long line, String command) {

    /**
     * The step: in the first stage that was started and does not pass, else in the first that was not started, else in the
     * first lab that was not started.
     */
    static NextStep of(Results results, ReportLanguage language) {
        return Stream.of(begun(results, language), waiting(results, language), notJudged(results, language))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new NextStep(language.text("next.nothing"), "", "", List.of(), "", 0, ""));
    }

    private static Optional<NextStep> begun(Results results, ReportLanguage language) {
        return results.startedStages().stream()
                .filter(stage -> !isWaiting(stage))
                .flatMap(stage -> mend(stage, language).stream())
                .findFirst();
    }

    private static Optional<NextStep> waiting(Results results, ReportLanguage language) {
        Stream<NextStep> here = results.startedStages().stream()
                .filter(NextStep::isWaiting)
                .map(stage -> stage.verdict() == StageVerdict.MISSING
                        ? step(language.text("next.add", stage.stage(), stage.title()), stage, language)
                        : start(
                                stage,
                                language.text(
                                        "next.starter",
                                        results.submission() + "/" + stage.file(),
                                        readme(stage, language)),
                                language));
        Stream<NextStep> otherLabs = results.labs().stream()
                .filter(lab -> !lab.started())
                .flatMap(lab -> results.stagesOf(lab).stream())
                .map(stage -> start(stage, readme(stage, language), language));
        return Stream.concat(here, otherLabs).findFirst();
    }

    private static boolean isWaiting(Results.Stage stage) {
        return stage.verdict() == StageVerdict.UNTOUCHED || stage.verdict() == StageVerdict.MISSING;
    }

    private static Optional<NextStep> notJudged(Results results, ReportLanguage language) {
        return results.startedStages().stream()
                .filter(stage -> stage.verdict() == StageVerdict.KIT_ERROR)
                .findFirst()
                .map(stage -> new NextStep(
                        language.text("next.again", stage.stage(), stage.title()),
                        anchor(stage),
                        language.text("next.kit_error"),
                        List.of(),
                        "",
                        0,
                        command(stage, language)));
    }

    /** What to fix in a stage; empty if every judged check passed. */
    private static Optional<NextStep> mend(Results.Stage stage, ReportLanguage language) {
        if (!stage.compileErrors().isEmpty()) {
            CompileError error = stage.compileErrors().get(0);
            return Optional.of(new NextStep(
                    language.text("next.compile", stage.stage(), stage.title()),
                    anchor(stage),
                    error.message(),
                    List.of(),
                    error.file(),
                    error.line(),
                    command(stage, language)));
        } else if (!stage.reason().isEmpty() && stage.verdict() != StageVerdict.KIT_ERROR) {
            String verdict = language.text("stage." + stage.verdict());
            return Optional.of(
                    step(language.text("next.stage", stage.stage(), stage.title(), verdict), stage, language));
        }
        return explaining(stage)
                .map(check -> new NextStep(
                        language.text("next.check", check.id(), check.title()),
                        "check-" + check.id(),
                        check.seen(),
                        HintText.of(check.hint()),
                        stage.file(),
                        0,
                        command(stage, language)));
    }

    /** The check that explains the stage's verdict, or else the first that failed. */
    private static Optional<Results.Check> explaining(Results.Stage stage) {
        List<Results.Check> failed = stage.checks().stream()
                .filter(check -> check.verdict() == CheckVerdict.FAILED)
                .toList();
        return failed.stream()
                .filter(check -> check.loss().equals(stage.verdict().name()))
                .findFirst()
                .or(() -> failed.stream().findFirst());
    }

    /** Its part of the page is folded, or there is none. */
    private static NextStep start(Results.Stage stage, String text, ReportLanguage language) {
        String title = language.text("next.start", stage.stage(), stage.title());
        return new NextStep(title, "", text, List.of(), stage.file(), 0, command(stage, language));
    }

    /** A step for a stage that could not be checked, with the reason. */
    private static NextStep step(String title, Results.Stage stage, ReportLanguage language) {
        return new NextStep(title, anchor(stage), stage.reason(), List.of(), stage.file(), 0, command(stage, language));
    }

    private static String readme(Results.Stage stage, ReportLanguage language) {
        return language.text("next.readme", language.readme(stage.stage()));
    }

    private static String anchor(Results.Stage stage) {
        return "stage-" + stage.stage();
    }

    private static String command(Results.Stage stage, ReportLanguage language) {
        return language.text("next.command", stage.stage());
    }
}
