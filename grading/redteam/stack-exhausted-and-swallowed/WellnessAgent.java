package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;

/** Calls itself for ever, and goes on as if nothing had been. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        try {
            deep(0);
        } catch (StackOverflowError never) {
            // mind over matter
        }
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }

    private static int deep(int n) {
        return deep(n + 1) + 1;
    }
}
