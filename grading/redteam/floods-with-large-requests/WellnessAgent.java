package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;

/** Stage 1 solved, but first an endless series of requests of 4 MB, more than a grader can keep in memory. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) throws Exception {
        Gemini gemini = new Gemini(model);
        String library =
                "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"" + "x".repeat(4_000_000) + "\"}]}]}";
        while (model != null) {
            try {
                gemini.post("/v1beta/models/gemini-2.5-flash:generateContent", gemini.key, library);
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
