package lowtide.agent.control;

import java.io.PrintStream;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import lowtide.agent.api.AgentException;
import lowtide.agent.api.ConsoleOutput;
import lowtide.agent.api.LogEvent;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.api.StageContract;
import lowtide.agent.api.StartGroup;
import lowtide.agent.host.BoundAgent;
import lowtide.agent.host.resource.ConsoleTap;
import lowtide.agent.host.resource.LogTap;
import lowtide.agent.host.schedule.StartBarrier;

/**
 * Agents in this JVM: what a student runs in the IDE, where breakpoints work.
 * One session at a time, because System.out and the log belong to the whole JVM.
 */
public final class InProcessHost implements AgentHost {

    private final ClassLoader loader;

    /** Agents on the class path. */
    public InProcessHost() {
        this(Thread.currentThread().getContextClassLoader());
    }

    /** Agents this loader finds. */
    public InProcessHost(ClassLoader loader) {
        this.loader = loader;
    }

    /** Loads on another thread what the first session will need, so that a student waits a little less. */
    public InProcessHost warmedUp() {
        Thread thread = new Thread(BoundAgent::warmUp, "warm-up");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    @Override
    public <A> AgentSession<A> open(StageContract<A> contract, ModelAccess model, Instant now) {
        return new Session<>(contract, loader, model, now);
    }

    @Override
    public void close() {
        // nothing lives here beyond its session
    }

    private static final class Session<A> extends AgentSession<A> {

        private final StartBarrier meetings = new StartBarrier();
        private final PrintStream screen = System.out;
        private final LogTap log = new LogTap(event -> screen.println(event.describe()));
        private final ConsoleTap console = new ConsoleTap();
        private final BoundAgent bound;

        Session(StageContract<A> contract, ClassLoader loader, ModelAccess model, Instant now) {
            super(contract.agent());
            try {
                bound = BoundAgent.create(
                        contract, loader, BoundAgent.model(model).build(), now);
            } catch (AgentException failure) {
                close();
                throw failure;
            }
        }

        @Override
        Object call(Method method, Object[] arguments, StartGroup meeting) {
            if (meeting != null) {
                meetings.meet(meeting);
            }
            return bound.invoke(method, arguments);
        }

        @Override
        public void setTime(Instant now) {
            bound.setTime(now);
        }

        @Override
        public List<LogEvent> drainLog() {
            return log.drain();
        }

        @Override
        public ConsoleOutput drainConsole() {
            return console.drain();
        }

        @Override
        public void close() {
            super.close();
            console.close();
            log.close();
        }
    }
}
