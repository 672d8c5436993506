package lowtide.contextcap;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Wrong on purpose. The lesson's own slice: past the cap the replies go to a copy and are lost, and the
 * history still grows.
 */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;

    private final ChatModel model;
    private final List<ChatMessage> history = new ArrayList<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String message) {
        history.add(UserMessage.from(message));
        List<ChatMessage> messages = capped(history);
        AiMessage reply = model.chat(messages).aiMessage();
        messages.add(reply);
        return reply.text();
    }

    public int historySize() {
        return history.size();
    }

    private static List<ChatMessage> capped(List<ChatMessage> messages) {
        if (messages.size() > MAX_MESSAGES) {
            return new ArrayList<>(messages.subList(messages.size() - MAX_MESSAGES, messages.size()));
        }
        return messages;
    }
}
