package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.util.List;

/** The static initialiser starts a JVM that sleeps, with the command of the current process. */
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
            // Not possible here.
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
