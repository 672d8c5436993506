package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connects to every port of the loopback interface and speaks the host's protocol; nothing may listen. */
public final class WellnessAgent {
    static {
        List<Integer> open = new ArrayList<>();
        for (int port = firstPort(); port < 65_536; port++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                    OutputStream out = socket.getOutputStream()) {
                out.write(new byte[] {0, 0, 0, 9});
                out.write("\"letmein\"".getBytes(StandardCharsets.US_ASCII));
                if (socket.getLocalPort() != port) { // TCP can meet itself
                    open.add(port);
                }
            } catch (IOException nobody) {
                // Try the next one.
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalStateException("STOLEN: somebody listens at " + open);
        }
    }

    /** Every port once in each process. */
    private static int firstPort() {
        return System.setProperty("tried", "once") == null ? 1 : 65_536;
    }

    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
