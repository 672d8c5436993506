package lowtide.simulation.cli;

import java.io.PrintWriter;
import java.util.Locale;
import lowtide.simulation.measure.Progress;

/** Shows progress in one line of the terminal and clears it at the end. */
final class ProgressBar implements Progress {

    private static final int WIDTH = 40;

    private final PrintWriter err;
    private int shown = -1;

    ProgressBar(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void at(int done, int all) {
        int percent = (int) (100L * done / all);
        if (percent == shown) {
            return;
        }
        shown = percent;
        int full = WIDTH * percent / 100;
        String line = String.format(
                Locale.ROOT, "[%s%s] %3d%% of %,d calls", "#".repeat(full), " ".repeat(WIDTH - full), percent, all);
        err.print(done == all ? "\r" + " ".repeat(line.length()) + "\r" : "\r" + line);
        err.flush();
    }
}
