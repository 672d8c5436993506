package lowtide.agent.control;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import lowtide.agent.api.AgentException;
import lowtide.agent.api.ConsoleOutput;
import lowtide.agent.api.LogEvent;
import lowtide.agent.api.StartGroup;

/**
 * One agent and everything a check may see of it beside the wire: its answers, its log, its console, its clock.
 * Thread-safe.
 */
public abstract class AgentSession<A> implements AutoCloseable {

    private static final AtomicLong GROUPS = new AtomicLong();
    private static final ThreadLocal<StartGroup> MEETING = new ThreadLocal<>();

    private final ExecutorService callers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "caller");
        thread.setDaemon(true);
        return thread;
    });
    private final A agent;

    AgentSession(Class<A> type) {
        this.agent = type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::relay));
    }

    /** The agent; its methods throw {@link AgentException}. */
    public final A agent() {
        return agent;
    }

    /** Sets the injected clock. */
    public abstract void setTime(Instant now);

    /** What the agent logged since this was last asked. */
    public abstract List<LogEvent> drainLog();

    /** What came through System.out and System.err since this was last asked. */
    public abstract ConsoleOutput drainConsole();

    /** Makes a call on a thread of its own; the future fails with an {@link AgentException}. */
    public final <T> CompletableFuture<T> start(Function<A, T> call) {
        return CompletableFuture.supplyAsync(() -> call.apply(agent), callers);
    }

    /** Makes calls that meet right in front of the agent's method and enter it at the same instant. */
    public final <T> List<CompletableFuture<T>> together(List<Function<A, T>> calls) {
        StartGroup meeting = new StartGroup(GROUPS.incrementAndGet(), calls.size());
        return calls.stream()
                .map(call -> CompletableFuture.supplyAsync(
                        () -> {
                            MEETING.set(meeting);
                            try {
                                return call.apply(agent);
                            } finally {
                                MEETING.remove();
                            }
                        },
                        callers))
                .toList();
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }

    abstract Object call(Method method, Object[] arguments, StartGroup meeting);

    private Object relay(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            try {
                return method.invoke(this, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }
        return call(method, arguments == null ? new Object[0] : arguments, MEETING.get());
    }
}
