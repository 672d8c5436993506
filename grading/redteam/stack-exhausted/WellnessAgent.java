package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;

/** Calls itself for ever. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        deep(0);
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }

    private static int deep(int n) {
        return deep(n + 1) + 1;
    }
}
