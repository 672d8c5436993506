package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;

/** Fails, and goes on about it. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        throw new IllegalStateException("x".repeat(10_000_000));
    }

    public int historySize() {
        return agent.historySize();
    }
}
