package lowtide.agent.host.http;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Closes a connection when its time is over, so that threads that wait for it continue. Thread-safe. */
public final class Deadline implements AutoCloseable {

    /** The name of the thread that watches the time. */
    public static final String THREAD = "http-deadline";

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private enum End {
        IN_TIME,
        LATE
    }

    private final CompletableFuture<End> end = new CompletableFuture<>();

    private Deadline() {}

    static Deadline after(Duration time, Closeable connection) {
        Deadline deadline = new Deadline();
        Future<?> timeOut =
                TIMER.schedule(() -> deadline.end.complete(End.LATE), time.toMillis(), TimeUnit.MILLISECONDS);
        deadline.end.thenAccept(how -> {
            if (how == End.LATE) {
                close(connection);
            } else {
                timeOut.cancel(false);
            }
        });
        return deadline;
    }

    /** A separate timer, so that the JDK's timer shows whether the agent uses it. */
    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, THREAD);
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Whether the time was over before the deadline was cancelled. */
    boolean isOver() {
        return end.getNow(End.IN_TIME) == End.LATE;
    }

    /** Reports that the work is done; returns false if the time was already over. */
    boolean cancel() {
        end.complete(End.IN_TIME);
        return !isOver();
    }

    @Override
    public void close() {
        cancel();
    }

    private static void close(Closeable connection) {
        try {
            connection.close();
        } catch (IOException gone) {
            // the connection is closed in any case
        }
    }
}
