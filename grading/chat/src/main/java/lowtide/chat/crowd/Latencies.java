package lowtide.chat.crowd;

import java.util.Arrays;

/** How long calls took since this was last drained. Thread-safe. */
final class Latencies {

    private static final int ROOM = 1 << 16;
    private static final int MAX_SHARES = 3;

    private final long[] nanos = new long[ROOM];
    private int count;
    private double[] latest = new double[MAX_SHARES];

    /** Counts a call, unless there are too many to be kept. */
    synchronized void add(long taken) {
        if (count < ROOM) {
            nanos[count++] = taken;
        }
    }

    /** Milliseconds that these shares of the calls took at most; as before if there were none. */
    synchronized double[] drain(double... shares) {
        if (count > 0) {
            Arrays.sort(nanos, 0, count);
            latest = Arrays.stream(shares)
                    .map(share -> nanos[Math.min(count - 1, (int) (share * count))] / 1e6)
                    .toArray();
            count = 0;
        }
        return latest;
    }
}
