package lowtide.autograder.batch;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import lowtide.autograder.report.Results;

/** Shows the progress of a class run. Thread-safe. */
public final class Progress implements AutoCloseable {

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private final Optional<LivePage> page;
    private final AtomicInteger graded = new AtomicInteger();
    private final AtomicInteger unchanged = new AtomicInteger();
    private final AtomicInteger kitFailures = new AtomicInteger();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private volatile int total;
    private volatile long start;

    /**
     * @param terminal whether the line can be overwritten each second; otherwise a new line is printed every 5 seconds
     * @param nanos a monotonic clock, in nanoseconds
     * @param page shows what is finished, too
     */
    public Progress(PrintWriter out, boolean terminal, LongSupplier nanos, Optional<LivePage> page) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
        this.page = page;
    }

    void begin(int submissions) throws IOException {
        if (page.isPresent()) {
            page.get().begin(submissions);
        }
        total = submissions;
        start = nanos.getAsLong();
        ticks.scheduleAtFixedRate(this::print, terminal ? 1 : 5, terminal ? 1 : 5, TimeUnit.SECONDS);
    }

    void unchanged() {
        unchanged.incrementAndGet();
    }

    void graded(boolean judged) {
        graded.incrementAndGet();
        if (!judged) {
            kitFailures.incrementAndGet();
        }
    }

    /** Shows these results on the page, if there is one. */
    void finished(Results results) throws IOException {
        if (page.isPresent()) {
            page.get().finished(results);
        }
    }

    int gradedSoFar() {
        return graded.get();
    }

    int unchangedSoFar() {
        return unchanged.get();
    }

    /** One line: how many submissions are done, how many a minute, and the time left. */
    String line() {
        Duration spent = Duration.ofNanos(nanos.getAsLong() - start);
        int done = graded.get() + unchanged.get();
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%d of %d", done, total));
        if (unchanged.get() > 0) {
            line.append(String.format(Locale.ROOT, ", %d of them unchanged", unchanged.get()));
        }
        if (kitFailures.get() > 0) {
            line.append(String.format(Locale.ROOT, ", %d not judged because the kit failed", kitFailures.get()));
        }
        if (graded.get() > 0 && !spent.isZero()) {
            double perMinute = graded.get() * 60e9 / spent.toNanos();
            Duration left = Duration.ofSeconds(Math.round((total - done) * 60 / perMinute));
            line.append(String.format(
                    Locale.ROOT,
                    "; %.0f a minute, about %d:%02d min left",
                    perMinute,
                    left.toMinutes(),
                    left.toSecondsPart()));
        }
        return line.toString();
    }

    private void print() {
        if (terminal) {
            out.print("\r\u001B[K" + line());
            out.flush();
        } else {
            out.println(line());
        }
    }

    @Override
    public void close() {
        ticks.shutdownNow();
        page.ifPresent(LivePage::close);
        if (terminal && total > 0) {
            out.print("\r\u001B[K");
            out.flush();
        }
    }
}
