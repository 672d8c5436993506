package lowtide.simulation.cli;

import java.util.Optional;
import lowtide.simulation.measure.Progress;

/** Shows the progress of a measurement in a bar, if there is a terminal. Ctrl+C stops the measurement. */
record TerminalProgress(Optional<ProgressBar> bar, Interruption interruption) implements Progress {

    @Override
    public void at(int done, int all) {
        bar.ifPresent(shown -> shown.at(done, all));
    }

    @Override
    public boolean isStopped() {
        return interruption.isRequested();
    }

    /** Removes the bar. */
    void clear() {
        bar.ifPresent(ProgressBar::clear);
    }
}
