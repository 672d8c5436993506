package lowtide.fakegemini;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Holds requests inside the server until a test lets them go, so that concurrency is tested without sleeping.
 * Thread-safe.
 */
public final class Gate implements AutoCloseable {

    private final Queue<Ticket> queue = new ArrayDeque<>();
    private int arrivals;
    private int permits;
    private boolean open;

    Gate() {}

    /**
     * Waits until {@code n} requests in total have arrived here, held or not.
     *
     * @return true once they have, false if {@code limit} passed before
     */
    public synchronized boolean awaitArrivals(int n, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (arrivals < n) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return true;
    }

    /** Requests that have arrived here so far, released ones included. */
    public synchronized int arrivals() {
        return arrivals;
    }

    /** Requests held right now. */
    public synchronized int waiting() {
        return queue.size();
    }

    /** Lets the longest-waiting request go, or the next one to come if none waits. */
    public synchronized void releaseOne() {
        Ticket first = queue.poll();
        if (first == null) {
            permits++;
        } else {
            first.released = true;
            notifyAll();
        }
    }

    /** Lets everyone go, now and later. */
    public synchronized void open() {
        open = true;
        queue.forEach(ticket -> ticket.released = true);
        queue.clear();
        notifyAll();
    }

    /** Same as {@link #open()}. */
    @Override
    public void close() {
        open();
    }

    /** Called on the request's own thread; returns when it may go on. */
    synchronized void pass() throws InterruptedException {
        arrivals++;
        notifyAll();
        if (open) {
            return;
        }
        if (permits > 0) {
            permits--;
            return;
        }
        Ticket ticket = new Ticket();
        queue.add(ticket);
        try {
            while (!ticket.released) {
                wait();
            }
        } finally {
            queue.remove(ticket);
        }
    }

    private static final class Ticket {
        private boolean released;
    }
}
