package lowtide.agent.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import lowtide.agent.api.AgentDied;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.AgentTimedOut;
import lowtide.agent.api.ConsoleOutput;
import lowtide.agent.api.LogEvent;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.api.StageContract;
import lowtide.agent.api.StartGroup;
import lowtide.agent.api.frame.Frame;
import lowtide.agent.api.frame.FrameChannel;
import lowtide.agent.control.process.AgentCommand;
import lowtide.agent.control.process.HostProcess;
import lowtide.agent.control.process.Limits;
import lowtide.agent.host.AgentServer;

/**
 * Agents in a process of their own. The process serves one session after the other; one that died, hung or
 * talks nonsense is ended, and the next session gets a new one. One session at a time.
 */
public final class IsolatedHost implements AgentHost {

    private final AgentCommand command;
    private final Limits limits;
    private final URI gemini;
    private long stageStart = System.nanoTime();
    private volatile boolean hung;
    private volatile boolean exhausted;
    private HostProcess link;

    /**
     * @param command starts a JVM with {@link AgentServer} as its main class
     * @param gemini where every agent of this home is told to find Gemini
     */
    public IsolatedHost(AgentCommand command, Limits limits, String gemini) {
        this.command = command;
        this.limits = limits;
        this.gemini = URI.create(gemini);
    }

    /** Starts the process without waiting for it, so that it is there when the first session opens. */
    public IsolatedHost warmedUp() {
        link = HostProcess.start(command, limits, gemini.getPort());
        return this;
    }

    /** Begins another stage of the same submission: its time starts now, and what went wrong before does not follow it. */
    public void beginStage() {
        stageStart = System.nanoTime();
        if (hung || exhausted || link != null && !link.isUsable()) {
            close();
        }
        hung = false;
        exhausted = false;
    }

    @Override
    public <A> AgentSession<A> open(StageContract<A> contract, ModelAccess model, Instant now) {
        if (System.nanoTime() - stageStart > limits.stage().toNanos()) {
            throw new AgentTimedOut("The " + limits.stage().toSeconds() + " s that this stage may take were used up.");
        }
        if (link == null || !link.isUsable()) {
            close();
            link = HostProcess.start(command, limits, gemini.getPort());
        }
        HostProcess current = link;
        Duration processor = hung ? limits.processor().dividedBy(2) : limits.processor();
        current.beginSession(processor, stageStart + limits.stage().toNanos());
        ask(
                current,
                id -> new Frame.Open(
                        id, contract.agent().getName(), contract.className(), contract.takesClock(), model, now),
                "new WellnessAgent(...)");
        return new Session<>(contract.agent(), current);
    }

    /** Asks something that the agent's own code answers, and notes if the process is no place for another stage then. */
    private JsonNode ask(HostProcess link, LongFunction<Frame.Request> request, String what) {
        try {
            return link.ask(request, what);
        } catch (AgentTimedOut late) {
            hung = true;
            throw late;
        } catch (AgentThrew threw) {
            if (threw.thrown().isVirtualMachineError()) {
                exhausted = true; // without stack, heap or threads
            }
            throw threw;
        }
    }

    @Override
    public void close() {
        if (link != null) {
            link.end();
            link = null;
        }
    }

    /** Lets the process end in order, as a rehearsal does, and waits for it. */
    public void finish() {
        if (link != null) {
            link.finish();
            link = null;
        }
    }

    private final class Session<A> extends AgentSession<A> {

        private final HostProcess link;

        Session(Class<A> type, HostProcess link) {
            super(type);
            this.link = link;
        }

        @Override
        Object call(Method method, Object[] arguments, StartGroup meeting) {
            List<JsonNode> values = Arrays.stream(arguments)
                    .<JsonNode>map(FrameChannel.JSON::valueToTree)
                    .toList();
            JsonNode value =
                    ask(link, id -> new Frame.Call(id, method.getName(), values, meeting), method.getName() + "(...)");
            return value(value, method.getReturnType());
        }

        @Override
        public void setTime(Instant now) {
            link.tell(new Frame.SetTime(now), "setting the clock");
            if (link.isAwaited()) { // a call under way may look at the clock as soon as this returns
                link.ask(Frame.Flush::new, "setting the clock");
            }
        }

        @Override
        public List<LogEvent> drainLog() {
            JsonNode log = link.ask(Frame.DrainLog::new, "reading the log");
            return meant(() -> List.of(FrameChannel.JSON.convertValue(log, LogEvent[].class)));
        }

        @Override
        public ConsoleOutput drainConsole() {
            link.ask(Frame.Flush::new, "reading the console");
            return link.console();
        }

        private Object value(JsonNode value, Class<?> type) {
            return meant(() -> {
                Object converted = FrameChannel.JSON.convertValue(value, type);
                return type.isPrimitive() ? Objects.requireNonNull(converted) : converted;
            });
        }

        /** What an answer means; an agent that forges answers that mean nothing is ended. */
        private <T> T meant(Supplier<T> reading) {
            try {
                return reading.get();
            } catch (IllegalArgumentException | NullPointerException nonsense) {
                link.end();
                throw new AgentDied("The agent's process sent something that is no answer, and was ended.");
            }
        }
    }
}
