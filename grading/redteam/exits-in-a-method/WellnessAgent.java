package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;

/** Ends the process from a method. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        return agent.chat(message);
    }

    public int historySize() {
        System.exit(0);
        return agent.historySize();
    }
}
