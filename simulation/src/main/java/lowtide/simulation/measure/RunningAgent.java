package lowtide.simulation.measure;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lowtide.agent.api.AgentException;
import lowtide.agent.api.LogEvent;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.control.AgentContract;
import lowtide.agent.control.AgentSession;
import lowtide.agent.control.AgentSettings;
import lowtide.agent.control.IsolatedHost;
import lowtide.agent.control.process.AgentCommand;
import lowtide.agent.control.process.Limits;
import lowtide.agent.host.AgentServer;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;

/**
 * One agent, alive in a process of its own, with its model at FakeGemini and a clock that is set by hand. What it does
 * to its process (an endless loop, System.exit) it does to nobody else. For one thread.
 */
public final class RunningAgent implements AutoCloseable {

    /** Where the injected clock starts. */
    public static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    /** Far above what a call takes: only an agent that never comes back meets the first; a long measurement may be long. */
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(90), Duration.ofDays(1), Duration.ofDays(1));

    private final AgentClasses classes;
    private final IsolatedHost home;
    private final AgentSession<?> session;
    private Instant now = START;

    private RunningAgent(AgentClasses classes, IsolatedHost home, AgentSession<?> session) {
        this.classes = classes;
        this.home = home;
        this.session = session;
    }

    /**
     * Compiles the agent, if it has to be, and starts it.
     *
     * @throws UnusableAgentException if it does not compile, or its class or constructor is not what its stage asks for
     */
    public static RunningAgent start(AgentSource agent, Account account) {
        List<Path> classpath = Classpath.own();
        AgentClasses classes = AgentClasses.of(agent, classpath);
        IsolatedHost home =
                new IsolatedHost(AgentCommand.unsealed(command(classpath, classes)), LIMITS, account.baseUrl());
        try {
            return new RunningAgent(classes, home, open(home, agent.contract(), account));
        } catch (RuntimeException e) {
            home.close();
            classes.close();
            throw e instanceof AgentException ? new UnusableAgentException(e.getMessage()) : e;
        }
    }

    /**
     * One message of one user; an agent that knows no users gets the message alone.
     *
     * @return the reply
     * @throws AgentException if there is none
     */
    public String chat(String user, String message) {
        return session.agent() instanceof PersonalAgent agent
                ? agent.chat(user, message)
                : ((SharedAgent) session.agent()).chat(message);
    }

    /** Moves the agent's clock on. */
    public void advance(Duration time) {
        now = now.plus(time);
        session.setTime(now);
    }

    /** What the agent logged since this was last asked. */
    public List<LogEvent> drainLog() {
        return session.drainLog();
    }

    @Override
    public void close() {
        session.close();
        home.close();
        classes.close();
    }

    private static <A> AgentSession<A> open(IsolatedHost home, AgentContract<A> contract, Account account) {
        return home.open(
                contract,
                new AgentSettings(new ModelAccess(account.baseUrl(), account.apiKey(), FakeGemini.MODEL), START));
    }

    private static List<String> command(List<Path> classpath, AgentClasses classes) {
        List<Path> entries = new ArrayList<>(classpath);
        classes.folder().ifPresent(entries::add); // last: no class of the agent stands in for one of its libraries
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dfile.encoding=UTF-8",
                "-cp",
                Classpath.joined(entries),
                AgentServer.class.getName());
    }
}
