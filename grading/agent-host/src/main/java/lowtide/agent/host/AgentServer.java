package lowtide.agent.host;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.RemoteThrowable;
import lowtide.agent.api.SignatureMismatch;
import lowtide.agent.api.StageContract;
import lowtide.agent.api.frame.Frame;
import lowtide.agent.api.frame.FrameChannel;
import lowtide.agent.api.frame.HostConfig;
import lowtide.agent.host.http.ChannelHttpClient;
import lowtide.agent.host.resource.LogTap;
import lowtide.agent.host.schedule.StartBarrier;
import lowtide.agent.host.schedule.YieldPoints;

/**
 * The process an agent under test lives in: makes the agent and relays calls, results, errors and log events.
 * It holds no check and knows no verdict. Its only link to the grader is a socket whose address and password come on
 * standard input; nothing it prints is ever parsed.
 */
public final class AgentServer {

    private final FrameChannel wire;
    private final HttpClientBuilder gemini;
    private final LogTap log = new LogTap(event -> {});
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final StartBarrier meetings = new StartBarrier();
    private Class<?> seam = Object.class;
    private BoundAgent agent;

    private AgentServer(FrameChannel wire, HttpClientBuilder gemini) {
        this.wire = wire;
        this.gemini = gemini;
    }

    /** The entry point of the process that the grader starts. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        HostConfig config = FrameChannel.JSON.readValue(input.readLine(), HostConfig.class);
        HttpClientBuilder gemini = new ChannelHttpClient(
                        config.geminiSocket() != null
                                ? UnixDomainSocketAddress.of(config.geminiSocket())
                                : new InetSocketAddress(InetAddress.getLoopbackAddress(), config.geminiPort()))
                .asBuilder();
        try (FrameChannel wire = new FrameChannel(connect(config))) {
            wire.send(config.password());
            new AgentServer(wire, gemini).serve();
        }
        if (config.training()) {
            System.exit(0); // in order, so that the JVM writes down which classes it had loaded
        }
        Runtime.getRuntime().halt(0); // the grader has hung up; threads the agent left behind must not keep the process
    }

    private static SocketChannel connect(HostConfig config) throws IOException {
        if (config.controlSocket() != null) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(config.controlSocket()));
            return channel;
        }
        SocketChannel channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), config.controlPort()));
        return channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    private void serve() throws IOException {
        while (true) {
            Frame.Request request;
            try {
                request = wire.receive(Frame.Request.class);
            } catch (EOFException end) {
                return;
            }
            if (request instanceof Frame.Call call) {
                BoundAgent callee = agent;
                Class<?> asked = seam;
                Thread thread =
                        new Thread(() -> answer(call.id(), () -> call(callee, asked, call)), "call-" + call.id());
                thread.setDaemon(true);
                thread.start();
            } else if (request instanceof Frame.SetTime time) {
                agent.setTime(time.now());
            } else if (request instanceof Frame.Open open) {
                answer(open.id(), () -> open(open));
            } else if (request instanceof Frame.DrainLog drain) {
                answer(drain.id(), log::drain);
            } else if (request instanceof Frame.Flush flush) {
                answer(flush.id(), this::flush);
            }
        }
    }

    private Object open(Frame.Open open) throws ClassNotFoundException {
        log.drain();
        agent = null;
        seam = Class.forName(open.seam());
        StageContract<?> contract = new StageContract<>(seam, open.className(), open.takesClock());
        agent = BoundAgent.create(
                contract,
                AgentServer.class.getClassLoader(),
                BoundAgent.model(open.model()).httpClientBuilder(gemini).build(),
                open.now());
        return null;
    }

    /** The grader reads what comes out of this process, not what is still on its way. */
    private Object flush() {
        out.flush();
        err.flush();
        return null;
    }

    private Object call(BoundAgent callee, Class<?> asked, Frame.Call call) {
        Method method = Arrays.stream(asked.getMethods())
                .filter(m -> m.getName().equals(call.method()))
                .findFirst()
                .orElseThrow();
        Object[] arguments = new Object[call.arguments().size()];
        for (int i = 0; i < arguments.length; i++) {
            JsonNode argument = call.arguments().get(i);
            arguments[i] = FrameChannel.JSON.convertValue(
                    argument, FrameChannel.JSON.getTypeFactory().constructType(method.getGenericParameterTypes()[i]));
        }
        if (call.meeting() == null) {
            return callee.invoke(method, arguments);
        }
        meetings.meet(call.meeting());
        YieldPoints.begin();
        try {
            return callee.invoke(method, arguments);
        } finally {
            YieldPoints.end();
        }
    }

    private void answer(long id, Work work) {
        Frame.Reply reply;
        try {
            reply = new Frame.Reply(id, FrameChannel.JSON.valueToTree(work.run()), null, null);
        } catch (AgentThrew failure) {
            reply = new Frame.Reply(id, null, failure.thrown(), null);
        } catch (SignatureMismatch failure) {
            reply = new Frame.Reply(id, null, null, failure.getMessage());
        } catch (Exception | Error failure) {
            reply = new Frame.Reply(id, null, RemoteThrowable.of(failure, AgentServer.class.getPackageName()), null);
        }
        try {
            wire.send(reply);
        } catch (IOException gone) {
            Runtime.getRuntime().halt(1); // nobody is left to answer to
        }
    }

    private interface Work {
        Object run() throws Exception;
    }
}
