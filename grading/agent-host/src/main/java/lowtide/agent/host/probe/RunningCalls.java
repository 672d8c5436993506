package lowtide.agent.host.probe;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import lowtide.agent.api.StudentFrame;

/** The calls of an agent that are under way, and where in the student's code they are. Thread-safe. */
public final class RunningCalls implements Probe<List<String>> {

    private static final int MOST = 3;

    private final String studentPackage;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    public RunningCalls(String studentPackage) {
        this.studentPackage = studentPackage;
    }

    /** Makes a call on this thread. */
    public <T> T run(Supplier<T> call) {
        threads.add(Thread.currentThread());
        try {
            return call.get();
        } finally {
            threads.remove(Thread.currentThread());
        }
    }

    /** Where calls are now, sorted; only a few places if there are many calls. */
    @Override
    public List<String> drain() {
        return threads.stream()
                .map(thread -> StudentFrame.innermost(thread.getStackTrace(), studentPackage))
                .filter(place -> !place.isEmpty())
                .distinct()
                .sorted()
                .limit(MOST)
                .toList();
    }
}
