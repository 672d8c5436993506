package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;

/** Fails, and never says why. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        throw new IllegalStateException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                while (System.nanoTime() != 0) {
                    Thread.onSpinWait();
                }
                return "";
            }
        };
    }

    public int historySize() {
        return agent.historySize();
    }
}
