package lowtide.agent.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import lowtide.agent.api.AgentException;
import lowtide.agent.api.ConsoleOutput;
import lowtide.agent.api.LogEvent;
import lowtide.agent.api.Pause;
import lowtide.agent.api.frame.ProbeNames;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.control.folder.DataFolder;
import lowtide.agent.control.time.Deadline;

/**
 * One agent and everything that a check may see of it apart from its requests: its answers, its log, its console, its
 * clock, its data. Everything except the data comes from the agent's process, so checks rely on it only as far as the
 * requests confirm it. Thread-safe. Methods throw {@link lowtide.agent.api.AgentException} if the agent's process
 * fails.
 *
 * @param <A> the interface that the agent is called through
 */
public final class AgentSession<A> implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final ExecutorService callers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "caller");
        thread.setDaemon(true);
        return thread;
    });
    private final AgentConnection connection;
    private final Optional<DataFolder> folder;
    private final A agent;
    private final A second;
    private boolean hasSecond;

    AgentSession(AgentContract<A> contract, AgentConnection connection, Optional<DataFolder> folder) {
        this.connection = connection;
        this.folder = folder;
        this.agent = AgentCalls.relayed(contract, connection, false);
        this.second = AgentCalls.relayed(contract, connection, true);
    }

    /** The agent; its methods throw {@link lowtide.agent.api.AgentException}. After a restart or renewal it is the new one. */
    public A agent() {
        return agent;
    }

    /**
     * Another server with the same settings and data folder, whose classes share no state with the agent's. It is made
     * when it is first asked for, with the first time of the clock, and ends when the agent is replaced.
     */
    public synchronized A second() {
        if (!hasSecond) {
            connection.openSecond();
            hasSecond = true;
        }
        return second;
    }

    /** Sets the injected clock. */
    public void setTime(Instant now) {
        tell(ProbeNames.CLOCK, now);
    }

    /**
     * Interrupts the threads on which calls for a user run, as a server does whose client has gone.
     *
     * @param userId the first argument of the calls
     */
    public void interrupt(String userId) {
        tell(ProbeNames.RUNNING, userId);
    }

    /** What the agent has logged since this was last called. */
    public List<LogEvent> drainLog() {
        return drain(ProbeNames.LOG, LogEvent.class);
    }

    /**
     * Whether a thread of the agent may still do something without being called, such as log later. Valid only while no
     * call is under way; always false for an agent in this JVM.
     */
    public boolean isBusy() {
        return !drain(ProbeNames.THREADS, String.class).isEmpty();
    }

    /** What was printed to System.out and System.err since this was last called. */
    public ConsoleOutput drainConsole() {
        return connection.drainConsole();
    }

    /** What was printed and not drained before an agent failed, even if its process has ended. */
    public ConsoleOutput printed() {
        try {
            return drainConsole();
        } catch (AgentException gone) {
            return connection.printed();
        }
    }

    /**
     * Where in the student's code the calls under way are, in this JVM; in a separate process, the time-out of a call
     * says.
     */
    public List<String> running() {
        try {
            return drain(ProbeNames.RUNNING, String.class);
        } catch (AgentException gone) {
            return List.of();
        }
    }

    /** A time limit that begins now; its time passes more slowly while the machine gives this agent too little. */
    public Deadline deadline(Duration limit) {
        return connection.deadline(limit);
    }

    /** The pauses that the agent has made, since this was last called, through its parameter {@code pause}. */
    public List<Pause> pauses() {
        return drain("pause", Pause.class);
    }

    /**
     * Sends a command to a resource of the agent's constructor.
     *
     * @param resource the name of the constructor's parameter
     * @param command as that kind of resource defines it
     */
    public void tell(String resource, Object command) {
        connection.tell(resource, ValueCodec.encode(command));
    }

    /**
     * What was observed since this was last called.
     *
     * @param name of the constructor's parameter, or one of {@link ProbeNames}
     * @param type of one thing that is observed
     */
    public <E> List<E> drain(String name, Class<E> type) {
        JsonNode drained = connection.drain(name);
        return AgentCalls.understood(connection, () -> List.of(ValueCodec.decode(drained, arrayOf(type))));
    }

    /** The data folder as the grader sees it; empty if the agent's constructor takes none. */
    public Optional<Path> folder() {
        return folder.map(DataFolder::path);
    }

    /** Makes a call on a separate thread; the future fails with an {@link lowtide.agent.api.AgentException}. */
    public <T> CompletableFuture<T> start(Function<A, T> call) {
        return CompletableFuture.supplyAsync(() -> call.apply(agent), callers);
    }

    /** Makes calls that wait for each other right before the agent's method, and enter it at the same instant. */
    public <T> List<CompletableFuture<T>> together(List<Function<A, T>> calls) {
        CallStyle together = CallStyle.together(calls.size());
        return calls.stream()
                .map(call -> CompletableFuture.supplyAsync(() -> together.during(() -> call.apply(agent)), callers))
                .toList();
    }

    /**
     * Makes a call that overlaps with no other, and runs this at each yield point of the agent's code and when the call
     * has returned, while the agent's thread waits. It may restart the agent, and thereby kill it at that moment; it
     * must not throw. In a mutation test, there are no yield points.
     */
    public <T> T stepwise(Function<A, T> call, Runnable atEachStep) {
        return CallStyle.stepwise(atEachStep).during(() -> call.apply(agent));
    }

    /**
     * Creates another agent in the same JVM, with the same settings, data folder and classes: the two share static
     * state, and nothing else. Calls under way continue.
     */
    public void renew() {
        connection.renew();
        endSecond();
    }

    /**
     * Ends the agent immediately, even during calls, runs this, and creates a new one with the same settings and data
     * folder. Calls under way fail; in this JVM, only a stepwise one does, and its thread never continues.
     */
    public void restart(Runnable meanwhile) {
        connection.restart(meanwhile);
        endSecond();
    }

    /** Replaces the agent like {@link #restart}, but for a new one in the same process, which takes less time. */
    public void reload(Runnable meanwhile) {
        connection.reload(meanwhile);
        endSecond();
    }

    /**
     * Lets calls under way end if they do so now, and ends the agent if they do not.
     *
     * @throws IllegalStateException if calls are still under way, which could end the agent of the next session
     */
    @Override
    public void close() {
        callers.shutdown();
        boolean ended = callersEndWithin(GRACE);
        if (!ended) {
            callers.shutdownNow();
            ended = callersEndWithin(LONGEST_END);
        }
        connection.close();
        folder.ifPresent(DataFolder::close);
        if (!ended && !Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("calls of a closed session did not end");
        }
    }

    private synchronized void endSecond() {
        hasSecond = false;
    }

    private boolean callersEndWithin(Duration limit) {
        try {
            return callers.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @SuppressWarnings("unchecked")
    private static <E> Class<E[]> arrayOf(Class<E> type) {
        return (Class<E[]>) type.arrayType();
    }
}
