package lowtide.agent.host.probe;

import java.util.List;

/** Says how much of the heap the agent holds. Works only in an agent's own process. Thread-safe. */
public final class HeapWatch implements Probe<List<Long>> {

    /** Collects first, so that only what is still referred to counts; in bytes. */
    @Override
    public List<Long> drain() {
        Runtime.getRuntime().gc();
        return List.of(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }
}
