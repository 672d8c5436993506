package lowtide.seam;

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

/**
 * The process an agent under test lives in: makes the agent and relays calls, results, errors and log events.
 * It holds no check and knows no verdict. Its only link to the grader is a socket whose address and password come on
 * standard input; nothing it prints is ever parsed.
 */
public final class Host {

    private final Wire wire;
    private final HttpClientBuilder gemini;
    private final LogTap log = new LogTap(event -> {});
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final MeetingPoints meetings = new MeetingPoints();
    private Class<?> seam = Object.class;
    private BoundAgent agent;

    private Host(Wire wire, HttpClientBuilder gemini) {
        this.wire = wire;
        this.gemini = gemini;
    }

    /** Started by {@link OtherProcess} alone. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Directions directions = Wire.JSON.readValue(input.readLine(), Directions.class);
        HttpClientBuilder gemini = new ChannelHttpClient(
                        directions.geminiDoor() != null
                                ? UnixDomainSocketAddress.of(directions.geminiDoor())
                                : new InetSocketAddress(InetAddress.getLoopbackAddress(), directions.geminiPort()))
                .asBuilder();
        try (Wire wire = new Wire(connect(directions))) {
            wire.send(directions.password());
            new Host(wire, gemini).serve();
        }
        if (directions.rehearsal()) {
            System.exit(0); // in order, so that the JVM writes down which classes it had loaded
        }
        Runtime.getRuntime().halt(0); // the grader has hung up; threads the agent left behind must not keep the process
    }

    private static SocketChannel connect(Directions directions) throws IOException {
        if (directions.linkDoor() != null) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(directions.linkDoor()));
            return channel;
        }
        SocketChannel channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), directions.linkPort()));
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
                Host.class.getClassLoader(),
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
            arguments[i] = Wire.JSON.convertValue(
                    argument, Wire.JSON.getTypeFactory().constructType(method.getGenericParameterTypes()[i]));
        }
        if (call.meeting() == null) {
            return callee.invoke(method, arguments);
        }
        meetings.meet(call.meeting());
        ScheduleNoise.begin();
        try {
            return callee.invoke(method, arguments);
        } finally {
            ScheduleNoise.end();
        }
    }

    private void answer(long id, Work work) {
        Frame.Reply reply;
        try {
            reply = new Frame.Reply(id, Wire.JSON.valueToTree(work.run()), null, null);
        } catch (AgentThrew failure) {
            reply = new Frame.Reply(id, null, failure.thrown(), null);
        } catch (SignatureMismatch failure) {
            reply = new Frame.Reply(id, null, null, failure.getMessage());
        } catch (Exception | Error failure) {
            reply = new Frame.Reply(id, null, Thrown.of(failure, Host.class.getPackageName()), null);
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

    /**
     * The one line on standard input. Doors are paths of Unix sockets, null where loopback ports are used instead.
     *
     * @param geminiPort where Gemini is found if there is no door to it
     * @param rehearsal whether to end in order instead of at once
     */
    record Directions(
            String linkDoor, int linkPort, String password, String geminiDoor, int geminiPort, boolean rehearsal) {}
}
