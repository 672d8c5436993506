package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;

/** Stage 1 solved, but first seven requests of two million zeros each, which need far more memory than their bytes. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) throws Exception {
        Gemini gemini = new Gemini(model);
        String dense = "{\"contents\":[" + "0,".repeat(1_900_000) + "0]}";
        for (int i = 0; i < 7; i++) {
            try {
                gemini.post("/v1beta/models/gemini-2.5-flash:generateContent", gemini.key, dense);
            } catch (java.io.IOException hungUp) {
                Thread.yield();
            }
        }
        agent = new Solved(model);
    }

    public String chat(String message) {
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
