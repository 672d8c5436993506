package lowtide.autograder.report.page.student;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.report.ReportText;
import lowtide.autograder.report.Results;
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

    private static final String MORE = "The README.md of the stage says what to change.";

    /**
     * The step: in the first stage that was started and does not pass, else in the first that was not started, else in the
     * first lab that was not started.
     */
    static NextStep of(Results results) {
        return Stream.of(begun(results), waiting(results), notJudged(results))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new NextStep("Nothing: every check passed", "", "", List.of(), "", 0, ""));
    }

    private static Optional<NextStep> begun(Results results) {
        return results.startedStages().stream()
                .filter(stage -> !isWaiting(stage))
                .flatMap(stage -> mend(stage).stream())
                .findFirst();
    }

    private static Optional<NextStep> waiting(Results results) {
        Stream<NextStep> here = results.startedStages().stream()
                .filter(NextStep::isWaiting)
                .map(stage -> stage.verdict() == StageVerdict.MISSING
                        ? step("Add stage " + named(stage), stage)
                        : start(
                                stage,
                                results.submission() + "/" + stage.file() + " is the starter as shipped. " + MORE));
        Stream<NextStep> otherLabs = results.labs().stream()
                .filter(lab -> !lab.started())
                .flatMap(lab -> results.stagesOf(lab).stream())
                .map(stage -> start(stage, MORE));
        return Stream.concat(here, otherLabs).findFirst();
    }

    private static boolean isWaiting(Results.Stage stage) {
        return stage.verdict() == StageVerdict.UNTOUCHED || stage.verdict() == StageVerdict.MISSING;
    }

    private static Optional<NextStep> notJudged(Results results) {
        return results.startedStages().stream()
                .filter(stage -> stage.verdict() == StageVerdict.KIT_ERROR)
                .findFirst()
                .map(stage -> new NextStep(
                        "Grade stage " + named(stage) + " again",
                        anchor(stage),
                        "The kit itself failed, which costs no points.",
                        List.of(),
                        "",
                        0,
                        command(stage)));
    }

    /** What to fix in a stage; empty if every judged check passed. */
    private static Optional<NextStep> mend(Results.Stage stage) {
        if (!stage.compileErrors().isEmpty()) {
            CompileError error = stage.compileErrors().get(0);
            return Optional.of(new NextStep(
                    "Make stage " + named(stage) + " compile",
                    anchor(stage),
                    error.message(),
                    List.of(),
                    error.file(),
                    error.line(),
                    command(stage)));
        } else if (!stage.reason().isEmpty() && stage.verdict() != StageVerdict.KIT_ERROR) {
            return Optional.of(step("Stage " + named(stage) + ": " + ReportText.of(stage.verdict()), stage));
        }
        return explaining(stage)
                .map(check -> new NextStep(
                        "Make " + check.id() + " pass: " + check.title(),
                        "check-" + check.id(),
                        check.seen(),
                        HintText.of(check.hint()),
                        stage.file(),
                        0,
                        command(stage)));
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
    private static NextStep start(Results.Stage stage, String text) {
        return new NextStep("Start stage " + named(stage), "", text, List.of(), stage.file(), 0, command(stage));
    }

    /** A step for a stage that could not be checked, with the reason. */
    private static NextStep step(String title, Results.Stage stage) {
        return new NextStep(title, anchor(stage), stage.reason(), List.of(), stage.file(), 0, command(stage));
    }

    private static String named(Results.Stage stage) {
        return stage.stage() + " (" + stage.title() + ")";
    }

    private static String anchor(Results.Stage stage) {
        return "stage-" + stage.stage();
    }

    private static String command(Results.Stage stage) {
        return "mvn -q verify -Dstage=" + stage.stage();
    }
}
