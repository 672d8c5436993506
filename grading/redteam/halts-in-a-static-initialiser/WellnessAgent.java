package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;

/** Ends the process, without a shutdown hook, when its class is loaded. */
public final class WellnessAgent {
    static {
        Runtime.getRuntime().halt(0);
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
