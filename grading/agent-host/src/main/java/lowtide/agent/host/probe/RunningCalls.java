package lowtide.agent.host.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import lowtide.agent.api.StudentFrame;

/** The calls of an agent that are under way, and where in the student's code they are. Thread-safe. */
public final class RunningCalls implements Probe<List<String>> {

    private static final int MAX = 3;

    private final String studentPackage;
    private final Map<Thread, String> threads = new ConcurrentHashMap<>();

    public RunningCalls(String studentPackage) {
        this.studentPackage = studentPackage;
    }

    /**
     * Makes a call on this thread, which is not interrupted any more when the call ends.
     *
     * @param caller for whom it is made
     */
    public <T> T run(String caller, Supplier<T> call) {
        threads.put(Thread.currentThread(), caller);
        try {
            return call.get();
        } finally {
            end(Thread.currentThread());
        }
    }

    /** Interrupts the threads of the calls that are made for this caller. */
    @Override
    public synchronized void tell(JsonNode caller) {
        threads.forEach((thread, name) -> {
            if (name.equals(caller.asText())) {
                thread.interrupt();
            }
        });
    }

    /** Waits for an interrupt that is under way: it belongs to the call that ends. */
    private synchronized void end(Thread thread) {
        threads.remove(thread);
        boolean ignored = Thread.interrupted();
    }

    /** Where calls are now, sorted; only a few places if there are many calls. */
    @Override
    public List<String> drain() {
        return threads.keySet().stream()
                .map(thread -> StudentFrame.innermost(thread.getStackTrace(), studentPackage))
                .filter(place -> !place.isEmpty())
                .distinct()
                .sorted()
                .limit(MAX)
                .toList();
    }
}
