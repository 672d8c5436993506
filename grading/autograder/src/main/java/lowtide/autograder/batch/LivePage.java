package lowtide.autograder.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.page.instructor.RunningPage;

/**
 * Writes {@code live.html} while a class is graded: an open page shows what is finished so far. Thread-safe.
 */
public final class LivePage implements AutoCloseable {

    /** The page that is written, in the out folder. */
    public static final String FILE = "live.html";

    private static final long PAUSE = Duration.ofSeconds(2).toNanos();

    private final Path file;
    private final boolean isNamed;
    private final LongSupplier nanos;
    private final ClassResults results = new ClassResults();
    private int submissions;
    private long written;

    /**
     * A page that nobody has written yet.
     *
     * @param isNamed whether the page names students
     * @param nanos a monotonic clock, in nanoseconds
     */
    public LivePage(Path out, boolean isNamed, LongSupplier nanos) {
        this.file = out.resolve(FILE);
        this.isNamed = isNamed;
        this.nanos = nanos;
    }

    /** Writes the page of a run that has not finished anything yet. */
    synchronized void begin(int all) throws IOException {
        submissions = all;
        write(true);
    }

    /** Shows a submission, at once or with one of the next. */
    synchronized void finished(Results finished) throws IOException {
        results.add(finished);
        if (nanos.getAsLong() - written >= PAUSE) {
            write(true);
        }
    }

    /** Writes the page for the last time: it does not ask for a new one any more. */
    @Override
    public synchronized void close() {
        try {
            write(false);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void write(boolean isRunning) throws IOException {
        written = nanos.getAsLong();
        RunningPage.write(results, submissions, isRunning, isNamed, file);
    }
}
