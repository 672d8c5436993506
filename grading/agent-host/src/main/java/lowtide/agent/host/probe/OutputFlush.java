package lowtide.agent.host.probe;

import java.io.PrintStream;
import java.util.List;

/**
 * Flushes System.out and System.err of an agent's own process, as they were when this was made. The grader reads what
 * leaves the process, so there is nothing to yield.
 */
public final class OutputFlush implements Probe<List<Object>> {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @Override
    public List<Object> drain() {
        out.flush();
        err.flush();
        return List.of();
    }
}
