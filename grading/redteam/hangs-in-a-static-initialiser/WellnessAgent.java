package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;

/** Never finishes loading. */
public final class WellnessAgent {
    static {
        while (System.nanoTime() != 0) {
            Thread.onSpinWait();
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
