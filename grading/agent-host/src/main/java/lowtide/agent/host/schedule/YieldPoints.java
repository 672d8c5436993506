package lowtide.agent.host.schedule;

import java.util.BitSet;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets one call pass another where it would hurt. A race of a few instructions is lost by chance, mostly on a busy
 * machine with many processors, which is no place for a verdict. So the grader's compiler puts a point behind
 * everything an agent reads or calls, and of calls that start together each rests at every point once. What is right
 * under a lock stays right; what looks first and acts later has somebody in between.
 *
 * <p>Thread-safe. A thread that is in no such call only looks whether it is.
 */
public final class YieldPoints {

    /** Points that have a number in common share their rest. */
    public static final int NUMBERS = 1 << 12;

    private static final long REST_NANOS = 100_000;

    private static final ThreadLocal<BitSet> RESTED = new ThreadLocal<>();

    private YieldPoints() {}

    /** From here to {@link #end()} this thread rests where it has not rested yet. */
    public static void begin() {
        RESTED.set(new BitSet(NUMBERS));
    }

    public static void end() {
        RESTED.remove();
    }

    /** Called by compiled agents alone. */
    public static void at(int point) {
        BitSet rested = RESTED.get();
        if (rested != null && !rested.get(point)) {
            rested.set(point);
            LockSupport.parkNanos(REST_NANOS);
        }
    }
}
