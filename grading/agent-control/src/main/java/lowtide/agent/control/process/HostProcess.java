package lowtide.agent.control.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import lowtide.agent.api.AgentDied;
import lowtide.agent.api.AgentException;
import lowtide.agent.api.AgentTimedOut;
import lowtide.agent.api.ConsoleOutput;
import lowtide.agent.api.frame.FrameChannel;
import lowtide.agent.api.frame.Request;
import lowtide.agent.control.time.Deadline;
import lowtide.agent.control.time.FairClock;
import lowtide.agent.control.time.MachineTooBusy;

/** One process for agents and the channel to it. Thread-safe. */
public final class HostProcess {

    private static final Duration EXIT_LIMIT = Duration.ofSeconds(30);
    private static final Duration OBITUARY_LIMIT = Duration.ofSeconds(2);
    private static final int OUT_OF_MEMORY = 3; // what -XX:+ExitOnOutOfMemoryError exits with

    private final HostConnection connection;
    private final OutputDrain output;
    private final Limits limits;
    private final UsageWatch watch;
    private final FairClock.Watch fairness;
    private final AtomicLong ids = new AtomicLong();
    private volatile Deadline stage = FairClock.machine().deadline(Duration.ofDays(1));
    private volatile AgentException over;
    private volatile ReplyReader reader;

    private HostProcess(HostConnection connection, Optional<SharedFolder> data, Limits limits) {
        this.connection = connection;
        this.output = new OutputDrain(connection.tree().root().getInputStream());
        this.limits = limits;
        this.watch = new UsageWatch(
                connection.tree(),
                limits,
                output,
                connection::sent,
                data.map(SharedFolder::here),
                this::anyPending,
                this::endWithPlace);
        fairness = FairClock.machine().watch(connection.tree()::waited);
        watch.start();
    }

    /**
     * Starts the process and returns at once.
     *
     * @param geminiPort the loopback port of Gemini
     * @throws IllegalStateException if it cannot be started
     */
    public static HostProcess start(AgentCommand command, Limits limits, int geminiPort) {
        return new HostProcess(HostConnection.start(command, limits, geminiPort), command.data(), limits);
    }

    /**
     * Begins to count what the process uses, once it has started.
     *
     * @param stage the time when all calls must have ended
     */
    public void beginSession(Duration processor, Deadline stage) {
        reader().beginSession();
        this.stage = stage;
        output.drain();
        connection.resetSent();
        watch.beginSession(new SessionBudget(processor, output.total() + limits.printed()));
    }

    /** Whether it can serve another session. */
    public boolean isUsable() {
        return over == null
                && !(reader != null && reader.hasHungUp())
                && connection.tree().root().isAlive();
    }

    /** A time limit that begins now, and that only this process's waiting for a processor extends. */
    public Deadline deadline(Duration limit) {
        return fairness.deadline(limit);
    }

    /** What the process has printed since this was last called. */
    public ConsoleOutput console() {
        return output.drain();
    }

    /**
     * Creates an agent, and keeps the functions of its constructor until the agent ends.
     *
     * @throws AgentException if there is none
     */
    public void open(LongFunction<Request.Open> request, String what, CallbackHandler functions) {
        long id = ids.incrementAndGet();
        reader().keepFunctions(id, functions);
        ask(id, request.apply(id), what, functions);
    }

    /**
     * Asks for something and waits for it.
     *
     * @param request makes the request with an id
     * @param what the name of the request in messages
     * @param functions run while the agent works on it
     * @throws AgentException if the answer does not arrive in time, or the process or the agent fails
     */
    public JsonNode ask(LongFunction<? extends Request> request, String what, CallbackHandler functions) {
        long id = ids.incrementAndGet();
        return ask(id, request.apply(id), what, functions);
    }

    private JsonNode ask(long id, Request request, String what, CallbackHandler functions) {
        PendingRequest pending = new PendingRequest(what, functions);
        ReplyReader replies = reader();
        replies.add(id, pending);
        Duration processor = connection.tree().processorSeen();
        Deadline deadline = deadline(Duration.ofNanos(Math.min(limits.call().toNanos(), stage.left())));
        try {
            if (over != null) {
                throw over;
            }
            if (replies.hasHungUp()) {
                throw new IOException("the process has hung up");
            }
            connection.channel().send(request);
            return pending.value(deadline, connection.channel());
        } catch (TimeoutException late) {
            throw endAsLate(pending.notReturned(), deadline, processor);
        } catch (IOException | ExecutionException broken) {
            throw end(obituary(what));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw end(new AgentTimedOut(what + " was stopped because the check had run out of time."));
        } finally {
            replies.remove(id);
        }
    }

    /** Sends a request that gets no reply. */
    public void tell(Request.Tell request, String what) {
        FrameChannel channel = connection.channel();
        if (over != null) {
            throw over;
        }
        try {
            channel.send(request);
        } catch (IOException broken) {
            throw end(obituary(what));
        }
    }

    /** Whether a reply is still to come. */
    public boolean isAwaited() {
        return anyPending().isPresent();
    }

    /** Ends the process and waits until it has ended. */
    public void end() {
        end(new AgentDied("The agent's process has been ended."));
        connection.tree().killAndWait();
    }

    /** Closes the connection, and waits until the process has ended by itself. */
    public void finish() {
        Daemon.close(connection.channel());
        connection.tree().exitCode(EXIT_LIMIT);
        end();
    }

    private ReplyReader reader() {
        FrameChannel channel = connection.channel(); // waits, so not under the lock
        synchronized (this) {
            if (reader == null) {
                reader = new ReplyReader(channel, limits, this::end);
            }
            return reader;
        }
    }

    private Optional<PendingRequest> anyPending() {
        ReplyReader replies = reader;
        return replies == null ? Optional.empty() : replies.anyPending();
    }

    /** Ends the process. First checks the deadline, because finding out where the calls are takes time too. */
    private RuntimeException endAsLate(AgentTimedOut late, Deadline deadline, Duration processor) {
        Duration used = connection.tree().usage().processor().minus(processor);
        if (used.compareTo(limits.loop()) > 0) {
            return endWithPlace(late);
        }
        try {
            deadline.verifyThatTheAgentHadItsTime();
            if (stage.left() <= 0) {
                stage.verifyThatTheAgentHadItsTime();
            }
        } catch (MachineTooBusy busy) {
            end(late);
            return busy;
        }
        return endWithPlace(late);
    }

    /** Finds out where in the student's code the call is that has not returned, and ends the process. */
    private AgentException endWithPlace(AgentException why) {
        return end(
                why instanceof AgentTimedOut late && over == null
                        ? late.at(CallPlaces.now(reader(), connection.channel(), ids.incrementAndGet()))
                        : why);
    }

    private synchronized AgentException end(AgentException why) {
        if (over == null) {
            over = why;
            connection.closeRelay();
        }
        watch.stop();
        fairness.close();
        connection.tree().kill();
        if (reader != null) {
            reader.stop(over);
        }
        return over;
    }

    private AgentDied obituary(String what) {
        OptionalInt exit = connection.tree().exitCode(OBITUARY_LIMIT);
        if (exit.isEmpty()) {
            return new AgentDied("The agent's process broke off its connection during " + what + ".");
        }
        int code = exit.getAsInt();
        return new AgentDied("The agent's process ended during " + what + " with exit code " + code
                + (code == OUT_OF_MEMORY && !reader().saidThatItExits(OBITUARY_LIMIT)
                        ? ", which is how the JVM ends when memory is exhausted."
                        : ", as System.exit makes it."));
    }
}
