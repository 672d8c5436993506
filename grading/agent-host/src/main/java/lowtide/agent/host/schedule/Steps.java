package lowtide.agent.host.schedule;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/**
 * The yield points of one call: an action runs at each of them, on the thread of the call. Another thread of the agent
 * rests instead. A point in a loop counts a few times only. Thread-safe.
 */
final class Steps implements PointVisitor {

    private static final int MAX_PASSES = 4;
    private static final long REST_NANOS = 2_000_000; // longer than a step takes

    private final Thread caller = Thread.currentThread();
    private final Runnable step;
    private final AtomicIntegerArray passes = new AtomicIntegerArray(YieldPoints.NUMBERS);
    private boolean stepping; // only the caller's thread uses it

    Steps(Runnable step) {
        this.step = step;
    }

    @Override
    public void pass(int point) {
        if (passes.incrementAndGet(point) > MAX_PASSES) {
            return;
        }
        if (Thread.currentThread() != caller) {
            LockSupport.parkNanos(REST_NANOS);
        } else if (!stepping) { // the action may make a new agent on this thread
            stepping = true;
            step.run();
            stepping = false;
        }
    }
}
