package lowtide.agent.host.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lowtide.agent.host.http.Deadline;

/**
 * Names the threads of an agent that may still do something without being called: they run, or wait until a certain
 * time, as the thread of a scheduled executor does. A thread that waits for work is not included. Works only in an
 * agent's own process, and only when no call is under way. Thread-safe.
 */
public final class ThreadWatch implements Probe<List<String>> {

    private static final Set<Thread.State> WAITING =
            Set.of(Thread.State.NEW, Thread.State.WAITING, Thread.State.TERMINATED);
    private static final String JVM = "system";

    private final Set<Thread> own = Set.copyOf(Thread.getAllStackTraces().keySet());

    @Override
    public List<String> drain() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> !own.contains(entry.getKey()) && isBusy(entry))
                .map(entry -> entry.getKey().getName())
                .toList();
    }

    private static boolean isBusy(Map.Entry<Thread, StackTraceElement[]> entry) {
        Thread thread = entry.getKey();
        ThreadGroup group = thread.getThreadGroup();
        return group != null
                && !group.getName().equals(JVM)
                && !thread.getName().equals(Deadline.THREAD)
                && !WAITING.contains(thread.getState())
                && !isPooledAndIdle(entry.getValue());
    }

    /** Whether it belongs to a pool and waits for the next task, with or without a limit. */
    private static boolean isPooledAndIdle(StackTraceElement[] stack) {
        boolean idle = Arrays.stream(stack)
                .anyMatch(frame -> isIn(frame, "java.util.concurrent.ForkJoinPool", "awaitWork")
                        || isIn(frame, "java.util.concurrent.ThreadPoolExecutor", "getTask"));
        return idle
                && Arrays.stream(stack)
                        .noneMatch(
                                frame -> frame.getClassName().endsWith("ScheduledThreadPoolExecutor$DelayedWorkQueue"));
    }

    private static boolean isIn(StackTraceElement frame, String className, String method) {
        return frame.getClassName().equals(className) && frame.getMethodName().equals(method);
    }
}
