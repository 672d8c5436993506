package lowtide.agent.host.schedule;

import java.util.BitSet;
import java.util.concurrent.locks.LockSupport;

/**
 * Perturbs scheduling so that races show reliably. A race of a few instructions shows only by chance, mostly on a busy
 * machine with many processors, and no verdict may depend on that. So the grader's compiler inserts a yield point after
 * every field read and every call of an agent, and each call that starts together with others pauses once at every yield
 * point. Code that is correct under a lock stays correct; code that checks first and acts later is overtaken in between.
 *
 * <p>Thread-safe. A thread that is in no such call only looks whether it is.
 */
public final class YieldPoints {

    /** How many numbers there are. Points with the same number pause once between them. */
    public static final int NUMBERS = 1 << 12;

    private static final long PAUSE_NANOS = 100_000;

    private static final ThreadLocal<BitSet> PASSED = new ThreadLocal<>();

    private YieldPoints() {}

    /** From here to {@link #end()} this thread pauses at every point that it has not passed yet. */
    public static void begin() {
        PASSED.set(new BitSet(NUMBERS));
    }

    /** From here on this thread does not pause. */
    public static void end() {
        PASSED.remove();
    }

    /** Called by compiled agents only. */
    public static void at(int point) {
        BitSet passed = PASSED.get();
        if (passed != null && !passed.get(point)) {
            passed.set(point);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
