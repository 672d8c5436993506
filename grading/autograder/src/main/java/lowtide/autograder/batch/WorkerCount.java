package lowtide.autograder.batch;

import java.util.Optional;

/**
 * How many submissions are graded at once.
 *
 * @param count at least 1
 * @param reason what it follows from, for the person who waits
 */
public record WorkerCount(int count, String reason) {

    /** The processes of one worker, the agent's and the compiler's, at their largest. */
    private static final long WORKER_MEGABYTES = 400;

    /**
     * As many as asked for, else three for two processors, because an agent that waits or hangs leaves its own idle;
     * but never more than three quarters of the memory hold.
     *
     * @param memory of the machine or container, in bytes
     */
    public static WorkerCount of(Optional<Integer> asked, int processors, long memory) {
        long most = Math.max(1, memory / 4 * 3 / (WORKER_MEGABYTES << 20));
        int wanted = asked.orElse(processors + (processors + 1) / 2);
        if (wanted > most) {
            return new WorkerCount(
                    (int) most,
                    wanted + " would need more than three quarters of " + (memory >> 20) + " MB, at " + WORKER_MEGABYTES
                            + " MB each");
        }
        return new WorkerCount(wanted, asked.isPresent() ? "as asked" : "three for two processors");
    }
}
