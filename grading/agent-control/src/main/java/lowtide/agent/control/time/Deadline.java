package lowtide.agent.control.time;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** The end of a time limit by a {@link FairClock}. Thread-safe. */
public final class Deadline {

    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

    private final LongSupplier fairTime;
    private final LongSupplier agentWaited;
    private final long limit;
    private final long start;
    private final long agentWaitedBefore;

    /**
     * @param fairTime nanoseconds of fair time since some moment
     * @param agentWaited for how many nanoseconds the agent has waited for a processor, in all
     * @param limit nanoseconds
     */
    Deadline(LongSupplier fairTime, LongSupplier agentWaited, long limit) {
        this.fairTime = fairTime;
        this.agentWaited = agentWaited;
        this.limit = limit;
        this.start = fairTime.getAsLong();
        this.agentWaitedBefore = agentWaited.getAsLong();
    }

    /** Nanoseconds of fair time that are left; 0 or less when the time is over. */
    public long left() {
        return limit - (fairTime.getAsLong() - start);
    }

    /** How many nanoseconds of real time to wait before {@link #left} is called again. */
    public long nextWait() {
        return Math.max(0, Math.min(left(), LONGEST_WAIT.toNanos()));
    }

    /**
     * Waits for the result of this future.
     *
     * @throws TimeoutException if the time runs out before
     */
    public <T> T await(Future<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        while (left() > 0) {
            try {
                return future.get(nextWait(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException notYet) {
                // the fair clock decides how long to wait
            }
        }
        throw new TimeoutException();
    }

    /**
     * Reports that the time is over. Does nothing if the agent had enough processor time.
     *
     * @throws MachineTooBusy if the agent has waited for a processor for longer than its limit
     */
    public void verifyThatTheAgentHadItsTime() {
        if (agentWaited.getAsLong() - agentWaitedBefore > Math.max(limit, FairClock.TICK.toNanos())) {
            throw new MachineTooBusy();
        }
    }
}
