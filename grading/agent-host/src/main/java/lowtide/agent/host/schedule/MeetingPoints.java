package lowtide.agent.host.schedule;

import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The yield points of one group of calls. A thread waits at each point until another one arrives there, so that both
 * have read before one of them writes. If none arrives in time, because a lock prevents it, later threads pause only
 * briefly. Thread-safe.
 */
final class MeetingPoints implements PointVisitor {

    /** How long a thread waits for another one; how far apart replies of Gemini to calls of a group arrive. */
    private static final long WAIT_NANOS = 1_000_000;

    /** How often threads of a group may wait without another one arriving. */
    private static final int MAX_IN_VAIN = 60;

    /** How long a thread pauses where it does not wait. */
    private static final long REST_NANOS = 50_000;

    /**
     * After this many pauses of a thread they become shorter, so that long code under a lock does not delay all others.
     */
    private static final int FULL_RESTS = 60;

    private static final long SLEEP_MILLIS = 1;
    private static final long SPIN_NANOS = 20_000;
    private static final int NOBODY = 0;
    private static final int NEVER = -1;

    /** At each point the number of the thread's wait, {@link #NOBODY}, or {@link #NEVER} if no other thread arrived. */
    private final AtomicIntegerArray waiting = new AtomicIntegerArray(YieldPoints.NUMBERS);

    private final AtomicInteger waits = new AtomicInteger(NOBODY);
    private final AtomicInteger inVain = new AtomicInteger();
    private final ThreadLocal<Passed> passed = ThreadLocal.withInitial(Passed::new);

    /** Pauses if this thread is here for the first time. */
    @Override
    public void pass(int point) {
        Passed before = passed.get();
        if (before.points.get(point)) {
            return;
        }
        before.points.set(point);
        int other = waiting.get(point);
        if (other > NOBODY && waiting.compareAndSet(point, other, NOBODY)) {
            synchronized (waiting) {
                waiting.notifyAll();
            }
            return; // both continue from here
        }
        int wait = waits.incrementAndGet();
        if (inVain.get() < MAX_IN_VAIN && waiting.compareAndSet(point, NOBODY, wait)) {
            await(point, wait);
        } else {
            before.rests++;
            rest(REST_NANOS * FULL_RESTS / Math.max(FULL_RESTS, before.rests));
        }
    }

    private void await(int point, int wait) {
        long start = System.nanoTime();
        long waited = 0;
        while (waiting.get(point) == wait) {
            if (waited > WAIT_NANOS && waiting.compareAndSet(point, wait, NEVER)) {
                inVain.incrementAndGet();
                return;
            } else if (waited > SPIN_NANOS) {
                sleep(point, wait);
            } else {
                Thread.onSpinWait();
            }
            waited = System.nanoTime() - start;
        }
    }

    /** Sleeps until another thread arrives or the time is over, unless the agent has interrupted this thread. */
    private void sleep(int point, int wait) {
        synchronized (waiting) {
            if (waiting.get(point) != wait) {
                return;
            }
            try {
                waiting.wait(SLEEP_MILLIS);
            } catch (InterruptedException meantForTheAgent) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void rest(long nanos) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
    }

    /** What one thread has done. */
    private static final class Passed {
        private final BitSet points = new BitSet(YieldPoints.NUMBERS);
        private int rests;
    }
}
