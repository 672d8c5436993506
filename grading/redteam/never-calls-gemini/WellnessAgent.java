package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;

/** Answers as FakeGemini would, without a request. */
public final class WellnessAgent {
    private final Starter agent;

    public WellnessAgent(ChatModel model) {
        agent = new Starter(model);
    }

    public String chat(String message) {
        agent.historySize();
        return "Logged: " + message.replaceFirst("^I ate an? ", "") + ". (ref 7f3a91)";
    }

    public int historySize() {
        return agent.historySize();
    }
}
