package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;

/** Sends the grader, in the host's name, a frame that is null. */
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
