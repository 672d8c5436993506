package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;

/** Sends one request and replays its reply with the food replaced. */
public final class WellnessAgent {
    private String first;

    private final Starter agent;

    public WellnessAgent(ChatModel model) {
        agent = new Starter(model);
    }

    public String chat(String message) {
        if (first == null) {
            first = agent.chat(message);
            return first;
        }
        String ref = first.substring(first.indexOf("(ref"));
        return "Logged: " + message.replaceFirst("^I ate an? ", "") + ". " + ref;
    }

    public int historySize() {
        return agent.historySize();
    }
}
