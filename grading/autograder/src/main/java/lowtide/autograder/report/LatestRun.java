package lowtide.autograder.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * What a page says about one run and no result does, because it differs between two runs with the same submission and seed.
 * The reports of a class have none of it.
 *
 * @param time when it ended
 * @param changes since the run before it; empty if there was none to compare with
 */
public record LatestRun(ZonedDateTime time, Optional<ResultChanges> changes) {

    /**
     * A run that ends now.
     *
     * @param earlier the {@code results.json} of the run before it; there is nothing to compare with if it does not exist
     *     or cannot be read
     */
    public static LatestRun of(Results now, Path earlier, ZonedDateTime time) {
        return new LatestRun(time, read(earlier).flatMap(before -> ResultChanges.between(before, now)));
    }

    private static Optional<Results> read(Path earlier) {
        try {
            return Files.exists(earlier) ? Optional.of(ResultsJson.read(earlier)) : Optional.empty();
        } catch (IOException otherFormatOrDamaged) {
            return Optional.empty();
        }
    }
}
