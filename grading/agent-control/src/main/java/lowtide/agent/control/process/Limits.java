package lowtide.agent.control.process;

import java.time.Duration;

/**
 * What an agent in a process of its own may use up. The limits are far above what any agent needs that comes back.
 *
 * @param call how long one call may take
 * @param stage how long all calls of a stage may take together; none outlasts it
 * @param processor how much processor time the process may use in one session, in which it is a loop that is still
 *     running, however busy the machine is; half of it once a session of the same stage has not come back
 */
public record Limits(Duration call, Duration stage, Duration processor) {

    /** How many processes an agent may have started at a time; a machine stands that many of other people's. */
    static final int PROCESSES = 8;

    /** How many MB of memory an agent's processes may hold together, on Linux: what behind walls one alone may address. */
    static final int MEMORY = 2048;

    /** How many bytes an agent may send to Gemini in one session; the longest check sends a hundredth of it. */
    static final long SENT = 32 << 20;

    /** How many bytes of {@link #SENT} it costs to connect, so that requests without a text cost something too. */
    static final long CONNECTION = 16 << 10;

    /** How many bytes an agent's process may reply in one session; a log filled to its end has a third of it. */
    static final long REPLIED = 64 << 20;

    /** How many bytes of replies that nobody waits for its process may send; a true host sends none. */
    static final long UNASKED = 64 << 10;

    /** How many bytes an agent may print in one session. */
    static final long PRINTED = 16 << 20;
}
