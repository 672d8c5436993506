package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;

/** The constructor starts one JVM after another; each spins for two seconds and ends. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) throws IOException, InterruptedException {
        agent = new Solved(model);
        for (int i = 0; i < 20; i++) {
            new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-Xmx16m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            WellnessAgent.class.getName())
                    .start()
                    .waitFor();
        }
    }

    public static void main(String[] arguments) {
        long end = System.nanoTime() + 2_000_000_000L;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    public String chat(String message) {
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
