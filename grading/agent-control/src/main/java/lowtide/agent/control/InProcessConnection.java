package lowtide.agent.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import lowtide.agent.api.AgentDied;
import lowtide.agent.api.AgentTimedOut;
import lowtide.agent.api.ConsoleOutput;
import lowtide.agent.api.frame.AgentSpec;
import lowtide.agent.api.frame.MethodSignature;
import lowtide.agent.api.frame.ProbeNames;
import lowtide.agent.api.frame.Request;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.control.process.CallbackHandler;
import lowtide.agent.control.time.Deadline;
import lowtide.agent.control.time.FairClock;
import lowtide.agent.host.AgentTimeZone;
import lowtide.agent.host.ChildFirstLoader;
import lowtide.agent.host.HostContext;
import lowtide.agent.host.HostedAgent;
import lowtide.agent.host.callback.CallbackException;
import lowtide.agent.host.probe.ConsoleTap;
import lowtide.agent.host.probe.LogTap;
import lowtide.agent.host.probe.Probe;
import lowtide.agent.host.schedule.CallThreads;
import lowtide.agent.host.schedule.StartBarrier;
import lowtide.agent.host.schedule.YieldPoints;

/**
 * A connection to an agent in this JVM. Its classes are loaded anew, with the same yield points as the grader's
 * compiler inserts.
 */
final class InProcessConnection implements AgentConnection {

    private static final long CONSTRUCTOR = 0;

    /** In this JVM, the agent's threads cannot be told from others. */
    private static final Probe<List<String>> NO_THREADS = new Probe<>() {
        @Override
        public List<String> drain() {
            return List.of();
        }
    };

    private final StartBarrier barrier = new StartBarrier();
    private final CallThreads threads = new CallThreads();
    private final PrintStream screen = System.out;
    private final LogTap log = new LogTap(event -> screen.println(event.describe()));
    private final ConsoleTap console = new ConsoleTap();
    private final AgentTimeZone zone = AgentTimeZone.set();
    private final AtomicLong ids = new AtomicLong(CONSTRUCTOR);
    private final Map<Long, CallbackHandler> functions = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<JsonNode>> results = new ConcurrentHashMap<>();
    private final AgentSpec spec;
    private final ClassLoader classPath;
    private final Supplier<HttpClientBuilder> httpClient;
    private volatile ClassLoader classes;
    private volatile HostedAgent agent;
    private volatile Optional<HostedAgent> second = Optional.empty();

    /**
     * @param classPath finds the agent's class files
     * @param httpClient makes builders of HTTP clients for the agent's models
     */
    InProcessConnection(
            AgentSpec spec,
            ClassLoader classPath,
            Supplier<HttpClientBuilder> httpClient,
            CallbackHandler constructorFunctions) {
        this.spec = spec;
        this.classPath = classPath;
        this.httpClient = httpClient;
        this.classes = newClasses();
        functions.put(CONSTRUCTOR, constructorFunctions);
        try {
            agent = opened(classes);
        } catch (RuntimeException | Error failure) {
            restoreJvm();
            throw failure;
        }
    }

    @Override
    public JsonNode call(MethodSignature method, List<JsonNode> arguments, CallStyle style, CallbackHandler called) {
        long id = ids.incrementAndGet();
        functions.put(id, called);
        CompletableFuture<JsonNode> result = new CompletableFuture<>();
        results.put(id, result);
        threads.run("call-" + id, () -> {
            try {
                JsonNode value = run(new Request.Call(
                        id, method, arguments, style.startGroup(), style.isStepwise(), style.toSecond()));
                return () -> result.complete(value);
            } catch (RuntimeException | Error failure) {
                return () -> result.completeExceptionally(failure);
            }
        });
        try {
            return result.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure.getCause();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AgentTimedOut(method.name() + "(...) was stopped because the check had run out of time.");
        } finally {
            functions.remove(id, CallbackHandler.NONE); // an agent may call others even later
            results.remove(id);
        }
    }

    private JsonNode run(Request.Call call) {
        HostedAgent called = call.toSecond() ? second.orElseThrow() : agent;
        Supplier<Object> prepared = called.prepare(call);
        if (call.stepwise()) {
            return ValueCodec.encode(YieldPoints.stepwise(prepared, () -> step(call.id(), called)));
        }
        if (call.startGroup().isAlone()) {
            return ValueCodec.encode(prepared.get());
        }
        barrier.meet(call.startGroup());
        return ValueCodec.encode(YieldPoints.during(prepared));
    }

    /** The thread of an agent that was ended meanwhile stops here, as if its process had been killed. */
    private void step(long call, HostedAgent called) {
        callback(call, Request.Call.STEP, List.of());
        if (agent != called) {
            YieldPoints.abandon();
            results.get(call).completeExceptionally(new AgentDied("The agent has been ended."));
            while (true) {
                LockSupport.park(this);
            }
        }
    }

    @Override
    public void tell(String resource, JsonNode command) {
        agent.tell(resource, command);
        if (resource.equals(ProbeNames.CLOCK)) {
            second.ifPresent(server -> server.tell(resource, command));
        }
    }

    @Override
    public JsonNode drain(String name) {
        return agent.drain(name);
    }

    @Override
    public ConsoleOutput drainConsole() {
        return console.drain();
    }

    @Override
    public ConsoleOutput printed() {
        return console.drain();
    }

    @Override
    public void restart(Runnable meanwhile) {
        meanwhile.run();
        classes = newClasses();
        renew();
    }

    @Override
    public void reload(Runnable meanwhile) {
        restart(meanwhile);
    }

    @Override
    public Deadline deadline(Duration limit) {
        return FairClock.machine().deadline(limit);
    }

    @Override
    public void renew() {
        closeSecond();
        agent.close();
        agent = opened(classes);
    }

    @Override
    public void openSecond() {
        second = Optional.of(opened(newClasses()));
    }

    @Override
    public RuntimeException nonsense() {
        return new IllegalStateException("The agent's answer cannot be converted to the type in the contract.");
    }

    @Override
    public void close() {
        threads.close();
        closeSecond();
        agent.close();
        restoreJvm();
    }

    /** Mutation testing, which changes the classes of the class path, sets {@code loadAnew} to {@code false}. */
    private ClassLoader newClasses() {
        if ("false".equals(System.getProperty("loadAnew"))) {
            return classPath;
        }
        return ChildFirstLoader.of(spec.className(), classPath, YieldPointInjector::in);
    }

    private void closeSecond() {
        second.ifPresent(HostedAgent::close);
        second = Optional.empty();
    }

    private HostedAgent opened(ClassLoader loader) {
        return HostedAgent.open(
                CONSTRUCTOR,
                spec,
                new HostContext(
                        loader,
                        httpClient,
                        Map.of(ProbeNames.LOG, log, ProbeNames.CONSOLE, console, ProbeNames.THREADS, NO_THREADS),
                        this::callback));
    }

    private JsonNode callback(long id, int parameter, List<JsonNode> arguments) {
        try {
            return functions.getOrDefault(id, CallbackHandler.NONE).call(parameter, arguments);
        } catch (RuntimeException | Error failure) { // as in a process of its own
            throw new CallbackException(String.valueOf(failure.getMessage()));
        }
    }

    private void restoreJvm() {
        console.close();
        log.close();
        zone.close();
    }
}
