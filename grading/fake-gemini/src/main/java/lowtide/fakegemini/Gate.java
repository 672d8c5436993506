package lowtide.fakegemini;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Holds requests inside the server until a test releases them, so that a test of concurrency needs no sleep.
 * Thread-safe.
 */
public final class Gate implements AutoCloseable {

    private final Queue<Ticket> queue = new ArrayDeque<>();
    private int arrivals;
    private int permits;
    private boolean open;

    Gate() {}

    /**
     * Waits until {@code n} requests in total have arrived at this gate, held or not.
     *
     * @return true as soon as they have arrived, false if {@code limit} passed before
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

    /** How many requests have arrived at this gate so far, including released ones. */
    public synchronized int arrivals() {
        return arrivals;
    }

    /** How many requests are held at the moment. */
    public synchronized int waiting() {
        return queue.size();
    }

    /** Releases the request that has waited longest; if none waits, the next one that arrives is not held. */
    public synchronized void releaseOne() {
        Ticket first = queue.poll();
        if (first == null) {
            permits++;
        } else {
            first.released = true;
            notifyAll();
        }
    }

    /** Releases all requests, now and later. */
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

    /** Blocks the calling thread, which is the request's own, until the request is released. */
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
