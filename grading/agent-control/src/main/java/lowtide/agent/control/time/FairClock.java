package lowtide.agent.control.time;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import lowtide.agent.control.proc.RunQueueTime;

/**
 * Runs slower than real time while the machine gives agents or their grader too little processor time. Time counts a
 * tenth while a thread of either waits for a processor, or while this JVM is stopped. So an agent loses no points
 * because of a busy machine. The clock does not notice the load of a hypervisor, nor waiting threads on systems other
 * than Linux. Thread-safe.
 */
public final class FairClock {

    /** How often the clock examines the waiting threads, which is also its resolution. */
    static final Duration TICK = Duration.ofMillis(100);

    /** How much slower than real time the clock is at most. */
    static final int SLOWEST = 10;

    private static final FairClock MACHINE = new FairClock(System::nanoTime, ownRunQueueTime());

    static {
        Thread thread = new Thread(MACHINE::run, "fair-clock");
        thread.setDaemon(true);
        thread.start();
    }

    private final LongSupplier realTime;
    private final Waiter grader;
    private final Set<Waiter> agents = ConcurrentHashMap.newKeySet();
    private long last;
    private volatile long fair;
    private volatile long agentsWaited;

    /**
     * @param realTime nanoseconds, as of {@link System#nanoTime}
     * @param grader for how many nanoseconds the thread of this JVM that waits the most has waited for a processor, in all
     */
    FairClock(LongSupplier realTime, LongSupplier grader) {
        this.realTime = realTime;
        this.grader = new Waiter(grader);
        this.last = realTime.getAsLong();
    }

    /** The clock of this machine, for all agents of this JVM. */
    public static FairClock machine() {
        return MACHINE;
    }

    /**
     * Watches an agent's threads from now on.
     *
     * @param waited for how many nanoseconds the thread that waits the most has waited for a processor, in all
     * @return ends it
     */
    public Watch watch(LongSupplier waited) {
        Waiter agent = new Waiter(waited);
        agents.add(agent);
        return new Watch(this, agent);
    }

    /** A limit that begins now, and that the waiting of any agent extends. */
    public Deadline deadline(Duration limit) {
        return new Deadline(this::nanoTime, () -> agentsWaited, limit.toNanos());
    }

    /** Nanoseconds of fair time since some moment; grows at every tick. */
    public long nanoTime() {
        return fair;
    }

    private static LongSupplier ownRunQueueTime() {
        RunQueueTime time = new RunQueueTime(Path.of("/proc"));
        List<Long> self = List.of(ProcessHandle.current().pid());
        return () -> time.waited(self);
    }

    private void run() {
        while (true) {
            LockSupport.parkNanos(TICK.toNanos());
            tick();
        }
    }

    /** Counts the time since the last tick. */
    void tick() {
        long now = realTime.getAsLong();
        long passed = now - last;
        last = now;
        long stopped = Math.max(0, passed - 2 * TICK.toNanos());
        long graderWaited = grader.waitedSinceLastTick();
        long longest = 0;
        for (Waiter agent : agents) {
            long waited = agent.waitedSinceLastTick();
            agent.fair += fairPart(passed, stopped, waited + graderWaited);
            longest = Math.max(longest, waited);
        }
        agentsWaited += longest;
        fair += fairPart(passed, stopped, longest + graderWaited);
    }

    private static long fairPart(long passed, long stopped, long waited) {
        return Math.max(passed / SLOWEST, passed - Math.max(stopped, waited));
    }

    /** An agent whose threads the clock watches. Thread-safe. */
    public static final class Watch implements AutoCloseable {

        private final FairClock clock;
        private final Waiter agent;
        private volatile LongSupplier time;

        private Watch(FairClock clock, Waiter agent) {
            this.clock = clock;
            this.agent = agent;
            this.time = () -> agent.fair;
        }

        /** A limit for this agent that begins now, and that the waiting of no other agent extends. */
        public Deadline deadline(Duration limit) {
            return new Deadline(() -> time.getAsLong(), () -> agent.waited, limit.toNanos());
        }

        /** Stops watching the agent. The time of its limits goes on, so that nothing waits for an agent that has ended. */
        @Override
        public void close() {
            if (clock.agents.remove(agent)) {
                long ahead = agent.fair - clock.fair;
                time = () -> clock.fair + ahead;
            }
        }
    }

    private static final class Waiter {

        private final LongSupplier total;
        private long before;
        private volatile long waited;
        private volatile long fair;

        Waiter(LongSupplier total) {
            this.total = total;
            this.before = total.getAsLong();
        }

        long waitedSinceLastTick() {
            long now = total.getAsLong();
            long since = Math.max(0, now - before);
            before = now;
            waited += since;
            return since;
        }
    }
}
