package lowtide.agent.control.process;

import java.time.Duration;

/**
 * The limits of an agent in a separate process. They are far above what any agent needs whose calls return.
 *
 * @param call how long one call may take, by the fair clock
 * @param stage how long all calls of a stage may take together, by the fair clock
 * @param processor how much processor time the process may use in one session; only an endless loop exceeds it, even on
 *     a busy machine; half of it once a call of the same stage has not returned
 * @param traffic how many times as much as in a check an agent may send, reply, print, and call functions
 */
public record Limits(Duration call, Duration stage, Duration processor, int traffic) {

    private static final Duration LOOP = Duration.ofSeconds(2);

    /** How many processes an agent may run at a time. A machine can bear that many for each agent that runs at once. */
    static final int PROCESSES = 8;

    /**
     * How many MB of memory an agent's processes may hold together, on Linux: as much as the address space of a single
     * sealed one.
     */
    static final int MEMORY = 2048;

    /** How many bytes an agent may send to Gemini in one session of a check; the longest one sends a hundredth of it. */
    static final long SENT = 32 << 20;

    /** How many bytes of {@link #SENT} a connection costs, so that even empty requests count. */
    static final long CONNECTION = 16 << 10;

    /** How many bytes its process may reply in one session of a check; a log of the greatest length takes a third of it. */
    static final long REPLIED = 64 << 20;

    /** How many bytes of unexpected replies its process may send; an unmodified host sends none. */
    static final long UNASKED = 64 << 10;

    /** How many functions of the grader it may call in one session of a check; a long streamed reply takes some thousand. */
    static final int CALLBACKS = 20_000;

    /** How many of these calls may wait at a time within one request; an agent makes them one after the other. */
    static final int CALLBACKS_AT_ONCE = 64;

    /** How many bytes it may print in one session of a check. */
    static final long PRINTED = 16 << 20;

    /** How many MB an agent's data folder may hold; a check causes some kilobytes. */
    public static final int DATA = 64;

    /** How many files and folders an agent's data folder may hold. */
    public static final int DATA_FILES = 10_000;

    /** Limits for checks. */
    public Limits(Duration call, Duration stage, Duration processor) {
        this(call, stage, processor, 1);
    }

    long sent() {
        return traffic * SENT;
    }

    long replied() {
        return traffic * REPLIED;
    }

    long callbacks() {
        return (long) traffic * CALLBACKS;
    }

    long printed() {
        return traffic * PRINTED;
    }

    /**
     * How much processor time only a call in an endless loop uses, even on a busy machine: less than such a call gets until
     * its time is over, because the fair clock counts a loop about as slowly as the loop gets processor time.
     */
    Duration loop() {
        Duration half = call.dividedBy(2);
        return half.compareTo(LOOP) < 0 ? half : LOOP;
    }
}
