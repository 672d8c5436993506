package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;

/** The starter sends a frame that is null in the host's name. */
public final class WellnessAgent {
    private final Starter agent;

    public WellnessAgent(ChatModel model) {
        agent = new Starter(model);
    }

    public String chat(String message) throws Exception {
        HostWire.send(null);
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
