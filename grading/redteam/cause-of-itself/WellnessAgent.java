package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;

/** Is its own reason. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        Exception one = new Exception("the other did it");
        Exception other = new Exception("the other did it", one);
        one.initCause(other);
        throw new IllegalStateException("nobody did it", one);
    }

    public int historySize() {
        return agent.historySize();
    }
}
