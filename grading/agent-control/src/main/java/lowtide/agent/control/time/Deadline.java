package lowtide.agent.control.time;

import java.time.Duration;

/** The end of a time limit by a {@link FairClock}. Thread-safe. */
public final class Deadline {

    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

    private final FairClock clock;
    private final long limit;
    private final long start;
    private final long realStart;

    Deadline(FairClock clock, long limit) {
        this.clock = clock;
        this.limit = limit;
        this.start = clock.nanoTime();
        this.realStart = clock.realNanoTime();
    }

    /** Nanoseconds of fair time that are left; 0 or less when the time is over. */
    public long left() {
        return limit - (clock.nanoTime() - start);
    }

    /** How many nanoseconds of real time to wait before {@link #left} is asked again. */
    public long nextWait() {
        return Math.max(0, Math.min(left(), LONGEST_WAIT.toNanos()));
    }

    /**
     * Says that the time is over: nothing, where the agent had its time.
     *
     * @throws MachineTooBusy if the wait lost more than its limit to a busy machine
     */
    public void verifyThatTheAgentHadItsTime() {
        long lost = clock.realNanoTime() - realStart - (clock.nanoTime() - start);
        if (lost > Math.max(limit, FairClock.TICK.toNanos())) {
            throw new MachineTooBusy();
        }
    }
}
