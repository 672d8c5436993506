package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Looks for network interfaces, host names and hosts outside, including the metadata server of clouds. */
public final class WellnessAgent {
    static {
        List<String> stolen = new ArrayList<>();
        try {
            NetworkInterface.networkInterfaces()
                    .filter(one -> !one.getName().equals("lo"))
                    .forEach(one -> stolen.add(one.getName()));
            stolen.add(InetAddress.getByName("repo.maven.apache.org").toString());
        } catch (IOException noNetwork) {
            // Expected: the sandbox prevents it.
        }
        for (String host : List.of("1.1.1.1", "10.0.0.1", "169.254.169.254", "192.168.0.1")) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, 80), 300);
                stolen.add(host);
            } catch (IOException noNetwork) {
                // Expected: the sandbox prevents it.
            }
        }
        if (!stolen.isEmpty()) {
            throw new IllegalStateException("STOLEN: a way to " + stolen);
        }
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
