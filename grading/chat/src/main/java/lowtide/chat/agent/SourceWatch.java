package lowtide.chat.agent;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lowtide.autograder.submission.SourceFile;

/**
 * Notices when sources are saved by reading them again and again: network drives, containers and WSL report no events. A
 * change counts when a second look finds the same, because an editor may write a file in several steps.
 */
public final class SourceWatch implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofMillis(400);

    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "source-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final AgentSource source;
    private final Consumer<List<SourceFile>> onSave;
    private List<SourceFile> reported;
    private List<SourceFile> latest;

    /**
     * @param loaded the sources from which changes count
     * @param onSave gets the new sources, on a thread of the watch
     */
    public SourceWatch(AgentSource source, List<SourceFile> loaded, Consumer<List<SourceFile>> onSave) {
        this.source = source;
        this.onSave = onSave;
        this.reported = loaded;
        this.latest = loaded;
    }

    /** Begins to look. */
    public SourceWatch started() {
        looks.scheduleWithFixedDelay(this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** Looks once. */
    void look() {
        List<SourceFile> now;
        try {
            now = source.read();
        } catch (UnusableSourceException beingWritten) {
            return; // there is something to report once they can be read again
        }
        boolean settled = now.equals(latest);
        latest = now;
        if (settled && !now.equals(reported)) {
            reported = now;
            onSave.accept(now);
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
