package lowtide.contextcap;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;

/** Wrong on purpose. What is sent is capped, what is stored is not. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;

    private final ChatModel model;
    private final List<ChatMessage> history = new ArrayList<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String message) {
        history.add(UserMessage.from(message));
        AiMessage reply = model.chat(newest()).aiMessage();
        history.add(reply);
        return reply.text();
    }

    public int historySize() {
        return history.size();
    }

    private List<ChatMessage> newest() {
        return history.subList(Math.max(0, history.size() - MAX_MESSAGES), history.size());
    }
}
