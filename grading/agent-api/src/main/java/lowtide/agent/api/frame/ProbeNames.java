package lowtide.agent.api.frame;

import java.util.Set;

/** The names of what is observed about every agent. What its constructor takes is named as its parameters are. */
public final class ProbeNames {

    /** What is logged through SLF4J: a list of {@link lowtide.agent.api.LogEvent}. */
    public static final String LOG = "log";

    /** What is printed; draining it flushes the streams of an agent's own process. */
    public static final String CONSOLE = "console";

    /** The injected clock, which is told a new time. */
    public static final String CLOCK = "clock";

    /** Those that no parameter of a constructor may have. */
    public static final Set<String> RESERVED = Set.of(LOG, CONSOLE);

    private ProbeNames() {}
}
