package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.util.List;

/** Starts a process and lets go of it. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        try {
            new ProcessBuilder(List.of(
                            "/bin/sh",
                            "-c",
                            "(sleep 45; : lowtide-redteam-canary-orphan-process) </dev/null >/dev/null 2>&1 &"))
                    .start();
        } catch (IOException refused) {
            // then not
        }
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
