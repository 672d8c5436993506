package lowtide.fakegemini;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/**
 * Holds requests, or streams between two events, inside the server until a test releases them, so that a test of concurrency needs no sleep.
 * Thread-safe.
 */
public final class Gate implements AutoCloseable {

    /** A socket does not report by itself that its other end was closed. */
    private static final long LOOK_MILLIS = 2;

    private final Queue<Ticket> queue = new ArrayDeque<>();
    private int arrivals;
    private int hangUps;
    private int permits;
    private boolean open;

    Gate() {}

    /**
     * Waits until {@code n} requests in total have arrived at this gate, held or not.
     *
     * @return true as soon as they have arrived, false if {@code limit} passed before
     */
    public synchronized boolean awaitArrivals(int n, Duration limit) throws InterruptedException {
        return await(() -> arrivals >= n, limit);
    }

    /**
     * Waits until clients have closed the connections of {@code n} streams in total while those were held at this gate.
     * Nothing more is sent on such a connection.
     *
     * @return true as soon as they have closed them, false if {@code limit} passed before
     */
    public synchronized boolean awaitHangUps(int n, Duration limit) throws InterruptedException {
        return await(() -> hangUps >= n, limit);
    }

    private boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
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

    /** How many streams were closed by their clients so far while they were held at this gate. */
    public synchronized int hangUps() {
        return hangUps;
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
    void pass() throws InterruptedException {
        boolean ignored = pass(() -> false, 0);
    }

    /**
     * Blocks the calling thread until the stream is released.
     *
     * @param hasHungUp whether the client has closed the connection
     * @return false if it has done so before that
     */
    boolean passInStream(BooleanSupplier hasHungUp) throws InterruptedException {
        return pass(hasHungUp, LOOK_MILLIS);
    }

    private synchronized boolean pass(BooleanSupplier hasHungUp, long lookMillis) throws InterruptedException {
        arrivals++;
        notifyAll();
        if (open) {
            return true;
        }
        if (permits > 0) {
            permits--;
            return true;
        }
        Ticket ticket = new Ticket();
        queue.add(ticket);
        try {
            while (!ticket.released) {
                if (hasHungUp.getAsBoolean()) {
                    hangUps++;
                    notifyAll();
                    return false;
                }
                wait(lookMillis);
            }
            return true;
        } finally {
            queue.remove(ticket);
        }
    }

    private static final class Ticket {
        private boolean released;
    }
}
