package lowtide.agent.host.schedule;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Perturbs scheduling so that races show reliably. A race of a few instructions shows only by chance, mostly on a busy
 * machine with many processors, but verdicts must not depend on chance. So a yield point follows every field read,
 * array read and call of an agent, and while calls that started together run, each thread of the agent, including those
 * of its executors, pauses once at every yield point. Code that is correct under a lock stays correct; code that checks
 * first and acts later is interrupted in between.
 *
 * <p>A pausing thread consumes no permit to park and no interrupt, which are meant for the agent.
 * Thread-safe.
 */
public final class YieldPoints {

    /** How many numbers there are. Points with the same number share one pause of a thread. */
    public static final int NUMBERS = 1 << 12;

    private static final Object LOCK = new Object();

    private static int running;
    private static volatile Optional<PointVisitor> visitor = Optional.empty();

    private YieldPoints() {}

    /**
     * Makes a call that starts together with others. Until the last of them ends, all threads pause at yield points.
     */
    public static <T> T during(Supplier<T> call) {
        synchronized (LOCK) {
            if (running++ == 0) {
                visitor = Optional.of(new MeetingPoints());
            }
        }
        try {
            return call.get();
        } finally {
            synchronized (LOCK) {
                if (--running == 0) {
                    visitor = Optional.empty();
                }
            }
        }
    }

    /**
     * Makes a call that does not overlap with others, and runs this at each of its yield points and once more when it
     * has returned. Meanwhile, other threads of the agent rest at theirs, so that what they do after the call cannot
     * seem to be a part of it.
     */
    public static <T> T stepwise(Supplier<T> call, Runnable step) {
        Steps steps = new Steps(step);
        visitor = Optional.of(steps);
        try {
            T result = call.get();
            step.run();
            return result;
        } finally {
            abandon();
        }
    }

    /** Ends the steps of a call whose thread will not continue. */
    public static void abandon() {
        visitor = Optional.empty();
    }

    /** Called by agents only, with a number from 0 up to {@link #NUMBERS}. */
    public static void at(int point) {
        Optional<PointVisitor> visiting = visitor;
        if (visiting.isPresent()) { // without a lambda, which would cost a loop over an array more than its own work
            visiting.get().pass(point);
        }
    }
}
