package lowtide.contextcap;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;

/** Wrong on purpose. Every request carries the whole history, and nothing is ever dropped. */
public final class WellnessAgent {
    private final ChatModel model;
    private final List<ChatMessage> history = new ArrayList<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String message) {
        history.add(UserMessage.from(message));
        AiMessage reply = model.chat(history).aiMessage();
        history.add(reply);
        return reply.text();
    }

    public int historySize() {
        return history.size();
    }
}
