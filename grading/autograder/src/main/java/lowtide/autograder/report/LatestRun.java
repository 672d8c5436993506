package lowtide.autograder.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lowtide.autograder.grade.CheckResult;
import lowtide.autograder.grade.Scorecard;
import lowtide.course.Finding;

/**
 * What a page says about one run, but results do not, because it differs between two runs with the same submission and
 * seed. The reports of a class do not contain it.
 *
 * @param time when it ended
 * @param changes since the previous run; empty if there was none to compare with
 * @param findings the findings of failed checks, by check, with what the student's code printed and where a call
 *     hung
 */
public record LatestRun(ZonedDateTime time, Optional<ResultChanges> changes, Map<String, Finding> findings) {

    /** Copies the map. */
    public LatestRun {
        findings = Map.copyOf(findings);
    }

    /**
     * A run that ends now.
     *
     * @param scorecard of the same run as the results
     * @param earlier the {@code results.json} of the previous run; there is nothing to compare with if it does not
     *     exist or cannot be read
     */
    public static LatestRun of(Scorecard scorecard, Results now, Path earlier, ZonedDateTime time) {
        Map<String, Finding> findings = scorecard.stages().stream()
                .flatMap(stage -> stage.checks().stream())
                .filter(CheckResult::isFailure)
                .collect(Collectors.toMap(
                        check -> check.check().id(), check -> check.outcome().finding()));
        return new LatestRun(time, read(earlier).flatMap(before -> ResultChanges.between(before, now)), findings);
    }

    private static Optional<Results> read(Path earlier) {
        try {
            return Files.exists(earlier) ? Optional.of(ResultsJson.read(earlier)) : Optional.empty();
        } catch (IOException otherFormatOrDamaged) {
            return Optional.empty();
        }
    }
}
