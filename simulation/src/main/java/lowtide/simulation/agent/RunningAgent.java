package lowtide.simulation.agent;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import lowtide.agent.api.AgentException;
import lowtide.agent.api.LogEvent;
import lowtide.agent.api.Pause;
import lowtide.agent.api.telemetry.RecordedSpan;
import lowtide.agent.api.telemetry.RecordedTelemetry;
import lowtide.agent.control.AgentSession;
import lowtide.agent.control.IsolatedHost;
import lowtide.agent.control.process.AgentCommand;
import lowtide.agent.control.process.Limits;
import lowtide.fakegemini.Account;

/**
 * An agent that runs in a separate process, with FakeGemini as its model and a settable clock. An endless loop or a call
 * of System.exit affects only that process. Not thread-safe.
 */
public final class RunningAgent implements AutoCloseable {

    /** The initial time of the agent's clock: in UTC, a day begins. */
    public static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    /** Only a hung agent exceeds the limit on a call. The measurement as a whole is practically unlimited. */
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(90), Duration.ofDays(1), Duration.ofDays(1));

    private final IsolatedHost host;
    private final AgentSession<?> session;
    private final boolean waits;
    private final boolean traced;
    private Instant now = START;

    private RunningAgent(IsolatedHost host, AgentSession<?> session, AgentKind kind) {
        this.host = host;
        this.session = session;
        this.waits = kind == AgentKind.RETRYING;
        this.traced = kind == AgentKind.TRACED;
    }

    /**
     * Starts an agent whose resources do not run out.
     *
     * @throws UnusableAgentException if the class has no constructor or method that can be measured
     */
    public static RunningAgent start(CompiledAgent agent, Account account) {
        return start(agent, account, AgentResources.PLENTIFUL);
    }

    /**
     * Starts an agent.
     *
     * @throws UnusableAgentException if the class has no constructor or method that can be measured
     */
    public static RunningAgent start(CompiledAgent agent, Account account, AgentResources resources) {
        IsolatedHost host = new IsolatedHost(command(agent), LIMITS, account.baseUrl());
        try {
            return new RunningAgent(
                    host, host.open(agent.contract(), resources.settings(account, START)), agent.kind());
        } catch (RuntimeException e) {
            host.close();
            throw e instanceof AgentException ? new UnusableAgentException(e.getMessage()) : e;
        }
    }

    /**
     * Sends one message of one user. An agent that does not distinguish users gets only the message.
     *
     * @return the reply
     * @throws AgentException if the agent throws or does not reply
     */
    public String chat(String user, String message) {
        if (session.agent() instanceof StreamingAgent) {
            StringBuffer reply = new StringBuffer();
            try {
                stream(user, message, reply::append).join();
                return reply.toString();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof AgentException failure ? failure : failed;
            }
        }
        return session.agent() instanceof PersonalAgent agent
                ? agent.chat(user, message)
                : ((SharedAgent) session.agent()).chat(message);
    }

    /**
     * Sends one message of one user, and does not wait for the reply.
     *
     * @param onText gets the reply piece by piece
     * @return fails with an {@link AgentException} if the agent throws or does not reply
     * @throws UnusableAgentException if the agent does not stream
     */
    public CompletableFuture<Void> stream(String user, String message, Consumer<String> onText) {
        if (!(session.agent() instanceof StreamingAgent agent)) {
            throw new UnusableAgentException(
                    "The agent has no chat(String userId, String message, Consumer<String> onText).");
        }
        return session.start(called -> {
            agent.chat(user, message, onText);
            return null;
        });
    }

    /**
     * Deletes what the agent keeps of a user.
     *
     * @throws AgentException if the agent throws or does not return
     * @throws UnusableAgentException if it keeps no sessions
     */
    public void forget(String user) {
        if (!(session.agent() instanceof SessionAgent agent)) {
            throw new UnusableAgentException("The agent has no forget(String userId).");
        }
        agent.forget(user);
    }

    /** Replaces the agent by a new one over the same folder, in which everything else begins anew. */
    public void restart() {
        session.reload(() -> {});
    }

    /** The folder with the agent's data; empty if its constructor takes none. */
    public Optional<Path> data() {
        return session.folder();
    }

    /** Moves the agent's clock forward, in addition to its own pauses. */
    public void advance(Duration time) {
        if (waits) {
            for (Pause pause : session.pauses()) {
                now = now.plus(pause.length());
            }
        }
        now = now.plus(time);
        session.setTime(now);
    }

    /** Returns what the agent has logged since the last call of this method. */
    public List<LogEvent> drainLog() {
        return session.drainLog();
    }

    /** Returns the spans that the agent has reported since the last call of this method; none if it gets no telemetry. */
    public List<RecordedSpan> drainSpans() {
        return traced
                ? session.drain("telemetry", RecordedTelemetry.class).get(0).spans()
                : List.of();
    }

    @Override
    public void close() {
        session.close();
        host.close();
    }

    private static AgentCommand command(CompiledAgent agent) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1", // it makes few calls, so starting takes most of its time
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dfile.encoding=UTF-8",
                "-cp",
                Classpath.joined(agent.classpath()),
                AgentProcess.class.getName()));
        agent.folder().map(Path::toString).ifPresent(line::add);
        // Exits in order if this program is gone, because it has a folder to delete.
        return new AgentCommand(line, Map.of(), Optional.empty(), Optional.empty(), true);
    }
}
