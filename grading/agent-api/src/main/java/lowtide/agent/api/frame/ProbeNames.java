package lowtide.agent.api.frame;

import java.util.Set;

/** The names of what is observed about every agent. What its constructor takes has the name of the parameter. */
public final class ProbeNames {

    /** What is logged: a list of {@link lowtide.agent.api.LogEvent}. */
    public static final String LOG = "log";

    /** What is printed; draining it flushes the streams of an agent's own process. */
    public static final String CONSOLE = "console";

    /**
     * Where in the student's code the calls under way are: a list of places, as text. A text as command interrupts the
     * calls with that first argument.
     */
    public static final String RUNNING = "running";

    /** The injected clock, which the grader sets. */
    public static final String CLOCK = "clock";

    /** Threads that may still do something without being called: a list of their names. Empty if that is not known. */
    public static final String THREADS = "threads";

    /** How many bytes of the heap are in use after a collection, which draining causes: a list of one number. */
    public static final String HEAP = "heap";

    /** The names that no parameter of a constructor may have. */
    public static final Set<String> RESERVED = Set.of(LOG, CONSOLE, RUNNING, THREADS, HEAP);

    private ProbeNames() {}
}
