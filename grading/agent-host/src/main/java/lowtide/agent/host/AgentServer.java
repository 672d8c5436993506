package lowtide.agent.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.RemoteThrowable;
import lowtide.agent.api.SignatureMismatch;
import lowtide.agent.api.frame.FrameChannel;
import lowtide.agent.api.frame.HostConfig;
import lowtide.agent.api.frame.ProbeNames;
import lowtide.agent.api.frame.Reply;
import lowtide.agent.api.frame.Request;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.host.callback.CallbackException;
import lowtide.agent.host.http.ChannelHttpClientBuilder;
import lowtide.agent.host.probe.HeapWatch;
import lowtide.agent.host.probe.LogTap;
import lowtide.agent.host.probe.OutputFlush;
import lowtide.agent.host.probe.ThreadWatch;
import lowtide.agent.host.schedule.CallThreads;
import lowtide.agent.host.schedule.StartBarrier;
import lowtide.agent.host.schedule.YieldPoints;

/**
 * The process of an agent under test: creates the agent and passes on calls, results, errors and log events. It
 * contains no check and computes no verdict. Its only connection to the grader is a socket, whose address and password
 * it reads from standard input; nothing that it prints is ever parsed.
 */
public final class AgentServer {

    private final FrameChannel grader;
    private final boolean inOrder;
    private final PendingCallbacks callbacks;
    private final LogTap log = new LogTap(event -> {});
    private final StartBarrier barrier = new StartBarrier();
    private final HostContext context;
    private ClassLoader classes = AgentServer.class.getClassLoader();
    private CallThreads threads = new CallThreads();
    private HostedAgent agent;
    private Optional<HostedAgent> second = Optional.empty();

    private AgentServer(FrameChannel grader, SocketAddress gemini, boolean inOrder) {
        this.grader = grader;
        this.inOrder = inOrder;
        this.callbacks = new PendingCallbacks(grader);
        this.context = new HostContext(
                classes,
                new ChannelHttpClientBuilder(gemini)::copy,
                Map.of(
                        ProbeNames.LOG, log,
                        ProbeNames.CONSOLE, new OutputFlush(),
                        ProbeNames.THREADS, new ThreadWatch(),
                        ProbeNames.HEAP, new HeapWatch()),
                callbacks);
    }

    /** The entry point of the process that the grader starts. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        HostConfig config = ValueCodec.read(input.readLine(), HostConfig.class);
        FrameChannel grader = new FrameChannel(connect(HostConfig.address(config.grader())));
        grader.send(config.password());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> sayExiting(grader)));
        new AgentServer(grader, HostConfig.address(config.gemini()), config.training()).serve();
    }

    /** Ends the process because the grader has closed the connection; threads of the agent must not keep it alive. */
    private void end(int status) {
        if (inOrder) {
            System.exit(status); // shutdown hooks run, and the JVM writes its archive
        }
        Runtime.getRuntime().halt(status);
    }

    /** Distinguishes an exit by the agent from the exit of the JVM when memory is exhausted. */
    private static void sayExiting(FrameChannel grader) {
        try {
            grader.send(new Reply.Exiting());
        } catch (IOException gone) {
            // the grader is no longer connected
        }
    }

    private static SocketChannel connect(SocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        return address instanceof InetSocketAddress
                ? channel.setOption(StandardSocketOptions.TCP_NODELAY, true)
                : channel;
    }

    private void serve() {
        while (true) {
            Request request;
            try {
                request = grader.receive(Request.class);
            } catch (IOException gone) {
                end(0);
                return;
            }
            if (request instanceof Request.Call call) {
                HostedAgent callee = call.toSecond() ? second.orElseThrow() : agent;
                threads.run("call-" + call.id(), () -> {
                    Reply reply = reply(call.id(), () -> call(callee, call));
                    return () -> send(reply);
                });
            } else if (request instanceof Request.Tell tell) {
                agent.tell(tell.resource(), tell.command());
                if (tell.resource().equals(ProbeNames.CLOCK)) {
                    second.ifPresent(server -> server.tell(tell.resource(), tell.command()));
                }
            } else if (request instanceof Request.Drain drain) {
                send(reply(drain.id(), () -> agent.drain(drain.resource())));
            } else if (request instanceof Request.Returned returned) {
                callbacks.returned(returned);
            } else if (request instanceof Request.Failed failed) {
                callbacks.failed(failed);
            } else if (request instanceof Request.Open open) {
                send(reply(open.id(), () -> open(open)));
            }
        }
    }

    private JsonNode open(Request.Open open) {
        if (open.mode() == Request.OpenMode.SECOND_SERVER) {
            ClassLoader own = ChildFirstLoader.of(open.agent().className(), context.loader());
            second = Optional.of(HostedAgent.open(open.id(), open.agent(), context.with(own)));
            return NullNode.getInstance();
        }
        second.ifPresent(HostedAgent::close);
        second = Optional.empty();
        if (agent != null) {
            agent.close();
            agent = null;
        }
        if (open.mode() == Request.OpenMode.NEW_CLASSES) {
            log.drain();
            threads.close();
            threads = new CallThreads();
            classes = ChildFirstLoader.of(open.agent().className(), context.loader());
            AgentTimeZone.set();
        }
        agent = HostedAgent.open(open.id(), open.agent(), context.with(classes));
        return NullNode.getInstance();
    }

    private JsonNode call(HostedAgent callee, Request.Call call) {
        Supplier<Object> prepared = callee.prepare(call);
        if (call.stepwise()) {
            return ValueCodec.encode(YieldPoints.stepwise(prepared, () -> step(call.id())));
        }
        if (call.startGroup().isAlone()) {
            return ValueCodec.encode(prepared.get());
        }
        barrier.meet(call.startGroup());
        return ValueCodec.encode(YieldPoints.during(prepared));
    }

    private void step(long call) {
        try {
            callbacks.call(call, Request.Call.STEP, List.of());
        } catch (CallbackException interrupted) {
            // the agent has interrupted its own thread; then this step is not seen
        }
    }

    private static Reply reply(long id, Work work) {
        try {
            return new Reply.Value(id, work.run());
        } catch (AgentThrew failure) {
            return new Reply.Thrown(id, failure.thrown());
        } catch (SignatureMismatch failure) {
            return new Reply.Mismatch(id, failure.getMessage());
        } catch (Exception | Error failure) {
            return new Reply.Thrown(id, RemoteThrowable.of(failure, AgentServer.class.getPackageName()));
        }
    }

    private void send(Reply reply) {
        try {
            grader.send(reply);
        } catch (IOException gone) {
            end(1); // the grader is no longer connected
        }
    }

    private interface Work {
        JsonNode run();
    }
}
