package lowtide.chat.room;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts changes, and lets others wait for one. Thread-safe. */
final class Changes {

    private long version;

    synchronized long version() {
        return version;
    }

    synchronized void add() {
        version++;
        notifyAll();
    }

    /** Waits until there are more than these, for at most this long. */
    synchronized void awaitMoreThan(long seen, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (long left = limit.toNanos(); version <= seen && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
