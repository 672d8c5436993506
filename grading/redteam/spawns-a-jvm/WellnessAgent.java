package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.util.List;

/** Starts a JVM of its own that outlives the agent. */
public final class WellnessAgent {
    static {
        String java = ProcessHandle.current().info().command().orElse("java");
        try {
            new ProcessBuilder(List.of(
                            java,
                            "-Xmx16m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Sleeper.class.getName(),
                            "lowtide-redteam-canary-spawns-a-jvm"))
                    .start();
        } catch (IOException refused) {
            // then not
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
