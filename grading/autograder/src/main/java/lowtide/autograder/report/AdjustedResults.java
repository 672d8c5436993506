package lowtide.autograder.report;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import lowtide.course.CheckVerdict;
import lowtide.course.Lab;
import lowtide.course.StageVerdict;

/**
 * Results with what a person decided after grading. Verdicts stay those of the checks; only points change. What the checks
 * gave is kept in the adjustments, so they can be replaced by others without grading again.
 */
public final class AdjustedResults {

    private AdjustedResults() {}

    /**
     * The results with these adjustments instead of those that they have.
     *
     * @param adjustments of checks that the results have, or of the whole submission; at most one overrides the points of
     *     a check
     */
    public static Results of(Results results, List<Adjustment> adjustments) {
        Results graded = results.adjustments().isEmpty() ? results : replaced(results, List.of());
        return adjustments.isEmpty() ? graded : replaced(graded, adjustments);
    }

    private static Results replaced(Results results, List<Adjustment> adjustments) {
        List<Adjustment> known = adjustments.stream()
                .map(adjustment -> adjustment.of(points(results, adjustment.check())))
                .toList();
        Results named = with(results, results.labs(), results.stages(), known);
        List<Results.Stage> stages = results.stages().stream()
                .map(stage -> stage(stage, results, named))
                .toList();
        List<Integer> started = startedLabs(results, stages, known);
        List<Results.Lab> labs = results.labs().stream()
                .map(lab -> lab(lab, stages, started.contains(lab.lab())))
                .toList();
        return with(named, labs, stages, known);
    }

    /** Whether there is a judgement of a check, from the kit or a person. */
    static boolean isJudged(Results.Check check, Results results) {
        return check.verdict() != CheckVerdict.KIT_ERROR
                || override(results, check).isPresent();
    }

    private static int points(Results results, String check) {
        return results.stages().stream()
                .flatMap(stage -> stage.checks().stream())
                .filter(each -> each.id().equals(check))
                .mapToInt(Results.Check::points)
                .findFirst()
                .orElse(0);
    }

    private static Results.Stage stage(Results.Stage stage, Results before, Results now) {
        List<Results.Check> checks =
                stage.checks().stream().map(check -> check(check, before, now)).toList();
        return new Results.Stage(
                stage.stage(),
                stage.lab(),
                stage.folder(),
                stage.file(),
                stage.title(),
                stage.verdict(),
                sum(checks, Results.Check::points),
                checks.stream()
                        .filter(check -> isJudged(check, now))
                        .mapToInt(Results.Check::outOf)
                        .sum(),
                stage.reason(),
                stage.compileErrors(),
                checks);
    }

    private static Results.Check check(Results.Check check, Results before, Results now) {
        int graded = override(before, check).map(Adjustment::graded).orElse(check.points());
        return new Results.Check(
                check.id(),
                check.title(),
                check.core(),
                check.verdict(),
                override(now, check).map(Adjustment::points).orElse(graded),
                check.outOf(),
                check.loss(),
                check.seen(),
                check.expected(),
                check.why(),
                check.hint(),
                check.hints(),
                check.transcript());
    }

    private static Optional<Adjustment> override(Results results, Results.Check check) {
        return results.adjustmentsOf(check).stream()
                .filter(Adjustment::overrides)
                .findFirst();
    }

    private static Results.Lab lab(Results.Lab lab, List<Results.Stage> stages, boolean isStarted) {
        List<Results.Stage> its =
                stages.stream().filter(stage -> stage.lab() == lab.lab()).toList();
        return new Results.Lab(
                lab.lab(), lab.title(), isStarted, sum(its, Results.Stage::points), sum(its, Results.Stage::outOf));
    }

    /** The labs of stages that were started; if there are none, the lab that a score is about unless another is named. */
    private static List<Integer> startedLabs(
            Results results, List<Results.Stage> stages, List<Adjustment> adjustments) {
        List<Integer> started = stages.stream()
                .filter(stage -> isStarted(stage, adjustments))
                .map(Results.Stage::lab)
                .toList();
        if (!started.isEmpty()) {
            return started;
        }
        List<Integer> labs =
                results.labs().stream().map(Results.Lab::lab).sorted().toList();
        return labs.contains(Lab.DEFAULT)
                ? List.of(Lab.DEFAULT)
                : labs.stream().limit(1).toList();
    }

    /** Points that a person gave count even if the student submitted nothing. */
    private static boolean isStarted(Results.Stage stage, List<Adjustment> adjustments) {
        return stage.verdict() != StageVerdict.UNTOUCHED && stage.verdict() != StageVerdict.MISSING
                || stage.checks().stream()
                        .anyMatch(check -> adjustments.stream()
                                .anyMatch(adjustment -> adjustment.overrides()
                                        && adjustment.check().equals(check.id())));
    }

    private static <T> int sum(List<T> all, ToIntFunction<T> points) {
        return all.stream().mapToInt(points).sum();
    }

    private static Results with(
            Results results, List<Results.Lab> labs, List<Results.Stage> stages, List<Adjustment> adjustments) {
        return new Results(
                results.schema(),
                results.kit(),
                results.jdk(),
                results.seed(),
                results.rubric(),
                results.submission(),
                results.student(),
                sum(stages, Results.Stage::points),
                sum(stages, Results.Stage::outOf),
                results.layers(),
                labs,
                stages,
                adjustments);
    }
}
