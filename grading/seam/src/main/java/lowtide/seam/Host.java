package lowtide.seam;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Scanner;

/**
 * The process an agent under test lives in: makes the agent and relays calls, results, errors and log events.
 * It holds no check and knows no verdict. Its only link to the grader is a loopback socket, whose port and
 * password come on standard input; nothing it prints is ever read.
 */
public final class Host {

    private final Wire wire;
    private final LogTap log = new LogTap(event -> { });
    private final ConsoleTap console = new ConsoleTap(false);
    private final MeetingPoints meetings = new MeetingPoints();
    private Class<?> seam = Object.class;
    private BoundAgent agent;

    private Host(Wire wire) {
        this.wire = wire;
    }

    /** Started by {@link OtherProcess} alone. */
    public static void main(String[] arguments) throws IOException {
        Scanner input = new Scanner(System.in);
        int port = input.nextInt();
        String password = input.next();
        try (Wire wire = new Wire(new Socket(InetAddress.getLoopbackAddress(), port))) {
            wire.send(password);
            new Host(wire).serve();
        }
        Runtime.getRuntime().halt(0); // the grader has hung up; threads the agent left behind must not keep the process
    }

    private void serve() throws IOException {
        while (true) {
            Frame.Request request;
            try {
                request = wire.receive(Frame.Request.class);
            } catch (java.io.EOFException end) {
                return;
            }
            if (request instanceof Frame.Call call) {
                BoundAgent callee = agent;
                Class<?> asked = seam;
                Thread thread = new Thread(() -> answer(call.id(), () -> call(callee, asked, call)), "call-" + call.id());
                thread.setDaemon(true);
                thread.start();
            } else {
                answer(request.id(), () -> handle(request));
            }
        }
    }

    private Object handle(Frame.Request request) throws ClassNotFoundException {
        if (request instanceof Frame.Open open) {
            log.drain();
            console.drain();
            agent = null;
            seam = Class.forName(open.seam());
            StageContract<?> contract = new StageContract<>(seam, open.className(), open.takesClock());
            agent = BoundAgent.create(contract, Host.class.getClassLoader(), open.model(), open.now());
            return null;
        } else if (request instanceof Frame.SetTime time) {
            agent.setTime(time.now());
            return null;
        } else if (request instanceof Frame.DrainLog) {
            return log.drain();
        }
        return console.drain();
    }

    private Object call(BoundAgent callee, Class<?> asked, Frame.Call call) {
        Method method = Arrays.stream(asked.getMethods()).filter(m -> m.getName().equals(call.method())).findFirst().orElseThrow();
        Object[] arguments = new Object[call.arguments().size()];
        for (int i = 0; i < arguments.length; i++) {
            JsonNode argument = call.arguments().get(i);
            arguments[i] = Wire.JSON.convertValue(argument,
                    Wire.JSON.getTypeFactory().constructType(method.getGenericParameterTypes()[i]));
        }
        if (call.meeting() != null) {
            meetings.meet(call.meeting());
        }
        return callee.invoke(method, arguments);
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
}
