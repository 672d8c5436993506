package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;

/** Answers with half a surrogate pair, which no encoding can carry. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        throw new IllegalStateException("\ud800" + agent.chat(message) + "\udfff");
    }

    public int historySize() {
        return agent.historySize();
    }
}
