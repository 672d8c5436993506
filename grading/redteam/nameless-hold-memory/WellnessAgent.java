package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Has eight JVMs hold the memory that its own may not, each under a name that is no text. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) throws IOException, InterruptedException {
        agent = new Solved(model);
        Process last = null;
        for (int i = 0; i < 8; i++) {
            last = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx400m", "-XX:+UseSerialGC", "-cp", "/lowtide/agent",
                    WellnessAgent.class.getName()).start();
        }
        last.waitFor();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Files.write(Path.of("/proc/self/comm"), new byte[] {(byte) 0xff, '\r', 'V', 'm', 'R', 'S', 'S', ':'});
        List<byte[]> held = new ArrayList<>();
        for (int i = 0; i < 350; i++) {
            held.add(new byte[1 << 20]);
        }
        Thread.currentThread().join();
        System.out.println(held);
    }

    public String chat(String message) {
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
