package lowtide.simulation.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Shows in one line of the terminal how far something is and how long the rest takes at the latest speed, and clears the
 * line at the end. Not thread-safe.
 */
final class ProgressBar {

    private static final int WIDTH = 30;
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final PrintWriter err;
    private final InstantSource clock;
    private Instant shownAt;
    private int shown;
    private int length;

    ProgressBar(PrintWriter err, InstantSource clock) {
        this.err = err;
        this.clock = clock;
        this.shownAt = clock.instant();
    }

    /**
     * @param done calls made so far, more than before
     * @param all  calls to be made in total
     */
    void at(int done, int all) {
        Duration since = Duration.between(shownAt, clock.instant());
        if (done < all && since.compareTo(INTERVAL) < 0) {
            return;
        }
        Duration left = since.dividedBy(done - shown).multipliedBy(all - done);
        int full = (int) ((long) WIDTH * done / all);
        String line = String.format(
                Locale.ROOT,
                "[%s%s] %,d of %,d calls, about %s left",
                "#".repeat(full),
                " ".repeat(WIDTH - full),
                done,
                all,
                text(left));
        clear();
        if (done < all) {
            err.print(line);
            length = line.length();
        }
        err.flush();
        shownAt = clock.instant();
        shown = done;
    }

    /** Removes the line. */
    void clear() {
        if (length > 0) {
            err.print("\r" + " ".repeat(length) + "\r");
            err.flush();
            length = 0;
        }
    }

    private static String text(Duration left) {
        return left.toMinutes() >= 2 ? left.toMinutes() + " min" : left.toSeconds() + " s";
    }
}
