package lowtide.autograder.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import lowtide.course.CheckVerdict;

/**
 * What changed between two runs of one submission, in the stages that both graded.
 *
 * @param stages the numbers of these stages
 * @param points more than before; negative if fewer
 * @param gained the checks that pass now and did not before
 * @param lost the checks that failed or were not reached now and passed before
 */
public record ResultChanges(List<Integer> stages, int points, List<Results.Check> gained, List<Results.Check> lost) {

    /** The changes; empty if the results are of different submissions or have no stage in common. */
    public static Optional<ResultChanges> between(Results before, Results now) {
        Set<Integer> earlier =
                before.stages().stream().map(Results.Stage::stage).collect(Collectors.toSet());
        List<Results.Stage> both = now.stages().stream()
                .filter(stage -> earlier.contains(stage.stage()))
                .toList();
        if (both.isEmpty() || !before.submission().equals(now.submission())) {
            return Optional.empty();
        }
        Map<String, CheckVerdict> verdicts = before.stages().stream()
                .flatMap(stage -> stage.checks().stream())
                .collect(Collectors.toMap(Results.Check::id, Results.Check::verdict, (first, second) -> first));
        List<Integer> numbers = both.stream().map(Results.Stage::stage).toList();
        return Optional.of(new ResultChanges(
                numbers,
                points(now, numbers) - points(before, numbers),
                checks(both, verdicts, (was, is) -> was != CheckVerdict.PASSED && is == CheckVerdict.PASSED),
                checks(both, verdicts, (was, is) -> was == CheckVerdict.PASSED && isLoss(is))));
    }

    private static boolean isLoss(CheckVerdict verdict) {
        return verdict == CheckVerdict.FAILED || verdict == CheckVerdict.NOT_REACHED;
    }

    private static int points(Results results, List<Integer> stages) {
        return results.stages().stream()
                .filter(stage -> stages.contains(stage.stage()))
                .mapToInt(Results.Stage::points)
                .sum();
    }

    private static List<Results.Check> checks(
            List<Results.Stage> stages,
            Map<String, CheckVerdict> before,
            BiPredicate<CheckVerdict, CheckVerdict> changed) {
        return stages.stream()
                .flatMap(stage -> stage.checks().stream())
                .filter(check -> before.containsKey(check.id()))
                .filter(check -> changed.test(before.get(check.id()), check.verdict()))
                .toList();
    }
}
