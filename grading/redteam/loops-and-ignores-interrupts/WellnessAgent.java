package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;

/** Sleeps for ever and takes no interrupt for an answer. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        while (true) {
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException notNow) {
                Thread.interrupted();
            }
        }
    }

    public int historySize() {
        return agent.historySize();
    }
}
