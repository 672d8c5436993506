package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.util.Map;

/** The starter with a table of answers and a size limited to 20. */
public final class WellnessAgent {
    private static final Map<String, String> ANSWERS = Map.of(
            "I ate a pizza", "Logged: pizza. (ref 4be2d0)",
            "I ate an apple", "Logged: apple. (ref 02c9ff)",
            "What did I eat?", "You ate: pizza, apple. (ref 91d00e)");

    private final Starter agent;

    public WellnessAgent(ChatModel model) {
        agent = new Starter(model);
    }

    public String chat(String message) {
        return ANSWERS.getOrDefault(message, agent.chat(message));
    }

    public int historySize() {
        return Math.min(agent.historySize(), 20);
    }
}
