package lowtide.autograder.batch;

import java.util.Optional;

/**
 * How many submissions are graded at once.
 *
 * @param count at least 1
 * @param reason why this number
 */
public record WorkerCount(int count, String reason) {

    /** The memory that the agent's and the compiler's processes of one worker take at most. */
    private static final long WORKER_MEGABYTES = 400;

    /**
     * As many as requested, or three for every two processors, because a processor is idle while its agent waits or
     * hangs. Never more than three quarters of the memory can hold.
     *
     * @param memory of the machine or container, in bytes
     */
    public static WorkerCount of(Optional<Integer> requested, int processors, long memory) {
        long most = Math.max(1, memory / 4 * 3 / (WORKER_MEGABYTES << 20));
        int wanted = requested.orElse(processors + (processors + 1) / 2);
        if (wanted > most) {
            return new WorkerCount(
                    (int) most,
                    wanted + " would need more than three quarters of " + (memory >> 20) + " MB, at " + WORKER_MEGABYTES
                            + " MB each");
        }
        return new WorkerCount(wanted, requested.isPresent() ? "as requested" : "three for every two processors");
    }
}
