package lowtide.chat.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import lowtide.agent.api.AgentException;
import lowtide.agent.api.frame.ProbeNames;
import lowtide.agent.api.telemetry.RecordedSpan;
import lowtide.agent.api.telemetry.RecordedTelemetry;
import lowtide.agent.control.AgentContract;
import lowtide.agent.control.AgentSession;
import lowtide.agent.control.IsolatedHost;
import lowtide.agent.control.process.Limits;
import lowtide.autograder.compile.Compilation;
import lowtide.autograder.compile.CompilerProcess;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.autograder.sandbox.Workspace;
import lowtide.autograder.submission.SourceFile;
import lowtide.chat.gemini.GeminiAccess;
import lowtide.checks.ratelimiting.RateLimitingAgent;
import lowtide.checks.tracing.TracingAgent;

/**
 * An agent in a process of its own, compiled and sandboxed as for grading, that can be replaced while its callers remain.
 * Thread-safe.
 */
public final class LiveAgent implements AutoCloseable {

    /** Only a hung agent exceeds the first; the page may stay open for days. */
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(90), Duration.ofDays(30), Duration.ofDays(30));

    /** The same for 100,000 messages, a thousand times as many as in a check. */
    private static final Limits OF_CROWD = new Limits(LIMITS.call(), LIMITS.stage(), LIMITS.processor(), 1_000);

    private final AgentSource source;
    private final AgentResources resources;
    private final GeminiAccess gemini;
    private final Sandbox sandbox;
    private final CompilerProcess compiler;
    private final Workspace workspace;
    private final IsolatedHost host;
    private final AgentContract<?> contract;
    private volatile Optional<AgentSession<?>> session = Optional.empty();

    private LiveAgent(AgentSource source, AgentResources resources, GeminiAccess gemini, Limits limits) {
        this.source = source;
        this.resources = resources;
        this.sandbox = Sandbox.open();
        this.compiler = new CompilerProcess(sandbox.compiler()).warmedUp();
        this.workspace = sandbox.workspace();
        this.gemini = gemini;
        this.contract = source.contract();
        this.host = new IsolatedHost(sandbox.agent(workspace), limits, gemini.baseUrl()).warmedUp();
    }

    /** Starts the processes, but no agent yet: that is what {@link #load} does. */
    public static LiveAgent of(AgentSource source, AgentResources resources, GeminiAccess gemini) {
        return new LiveAgent(source, resources, gemini, LIMITS);
    }

    /** The same for an agent that may send as much as a crowd causes. */
    public static LiveAgent ofCrowd(AgentSource source, AgentResources resources, GeminiAccess gemini) {
        return new LiveAgent(source, resources, gemini, OF_CROWD);
    }

    public AgentSource source() {
        return source;
    }

    /**
     * Compiles these sources and lets their agent take the place of the one before, which answers meanwhile. Data in its
     * folder or database remains, everything else begins anew.
     *
     * @param now the time of the agent's clock
     * @throws UnusableSourceException if they do not compile or the agent cannot be created; the message names file and
     *     line. After an error of the compiler the agent before remains.
     */
    public synchronized void load(List<SourceFile> files, Instant now) {
        Map<String, byte[]> classes = compiled(files);
        replace(() -> add(classes), now);
    }

    /** Ends the agent, even during calls, and creates it again over the same data. */
    public synchronized void restart(Instant now) {
        replace(() -> {}, now);
    }

    /** Sets the agent's clock. */
    public void setTime(Instant now) {
        current().setTime(now);
    }

    /**
     * Sends a message of a user.
     *
     * @param onText gets the reply in pieces as they arrive
     * @return the reply; empty if the agent returned null
     * @throws AgentException if the agent fails
     * @throws UnusableSourceException if there is no agent
     */
    public Optional<String> chat(String user, String message, Consumer<String> onText) {
        return conversation(current()).chat(user, message, onText);
    }

    /** How many bytes its process holds after a collection; empty if it fails. */
    public OptionalLong heap() {
        try {
            return OptionalLong.of(current().drain(ProbeNames.HEAP, Long.class).get(0));
        } catch (AgentException ended) {
            return OptionalLong.empty();
        }
    }

    /** How many messages it holds of so many users, estimated from some of them; empty if it fails or does not say. */
    public OptionalLong stored(int users, IntFunction<String> name) {
        try {
            return conversation(current()).stored(users, name);
        } catch (AgentException ended) {
            return OptionalLong.empty();
        }
    }

    /** What the agent says of a user's session; nothing if it fails or there is none. */
    public Map<String, String> figures(String user) {
        try {
            return session.map(open -> conversation(open).figures(user)).orElse(Map.of());
        } catch (AgentException failed) {
            return Map.of("the agent", failed.getMessage());
        }
    }

    /** Whether the stage limits the calls of a user. */
    public boolean limitsCalls() {
        return RateLimitingAgent.class.isAssignableFrom(contract.agent());
    }

    /** The spans that the agent has reported since this was last called; none if it traces nothing or has ended. */
    public List<RecordedSpan> drainSpans() {
        try {
            return session.filter(open -> open.agent() instanceof TracingAgent)
                    .map(open -> open.drain("telemetry", RecordedTelemetry.class)
                            .get(0)
                            .spans())
                    .orElse(List.of());
        } catch (AgentException ended) {
            return List.of();
        }
    }

    @Override
    public void close() {
        closeAll(
                () -> session.ifPresent(AgentSession::close),
                host::close,
                workspace::close,
                compiler::close,
                sandbox::close);
    }

    private Conversation conversation(AgentSession<?> open) {
        return new Conversation(contract.agent(), open.agent());
    }

    private AgentSession<?> current() {
        return session.orElseThrow(() -> new UnusableSourceException("There is no agent: its sources do not compile."));
    }

    private Map<String, byte[]> compiled(List<SourceFile> files) {
        Compilation compilation = compiler.compile(files, source.javaPackage());
        if (compilation instanceof Compilation.Failed failed) {
            throw new UnusableSourceException(
                    "It does not compile: " + failed.errors().get(0).describe());
        } else if (compilation instanceof Compilation.Intruder intruder) {
            throw new UnusableSourceException("The class " + intruder.className() + " is outside the package "
                    + source.javaPackage() + "; all classes of the agent belong there.");
        }
        return ((Compilation.Classes) compilation).files();
    }

    private void replace(Runnable meanwhile, Instant now) {
        try {
            if (session.isPresent()) {
                session.get().restart(meanwhile);
                session.get().setTime(now);
            } else {
                meanwhile.run();
                session = Optional.of(host.open(contract, resources.settings(contract, gemini, now)));
            }
        } catch (AgentException failed) {
            throw new UnusableSourceException(failed.getMessage());
        }
    }

    private void add(Map<String, byte[]> classes) {
        try {
            workspace.add(classes);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void closeAll(Runnable... closings) {
        RuntimeException first = null;
        for (Runnable closing : closings) {
            try {
                closing.run();
            } catch (RuntimeException failed) {
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
