package lowtide.chat.crowd;

import java.util.Arrays;

/** How long calls took since this was last drained. Thread-safe. */
final class Latencies {

    private static final int ROOM = 1 << 16;

    private final long[] nanos = new long[ROOM];
    private int count;

    /** Counts a call, unless there are too many to be kept. */
    synchronized void add(long taken) {
        if (count < ROOM) {
            nanos[count++] = taken;
        }
    }

    /** Milliseconds that these shares of the calls took at most; 0 if there were none. */
    synchronized double[] drain(double... shares) {
        Arrays.sort(nanos, 0, count);
        double[] millis = Arrays.stream(shares)
                .map(share -> count == 0 ? 0 : nanos[Math.min(count - 1, (int) (share * count))] / 1e6)
                .toArray();
        count = 0;
        return millis;
    }
}
