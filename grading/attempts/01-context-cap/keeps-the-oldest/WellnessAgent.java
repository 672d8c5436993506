package lowtide.contextcap;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;

/** Wrong on purpose. The oldest messages are kept and the newest dropped. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;

    private final ChatModel model;
    private final List<ChatMessage> history = new ArrayList<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String message) {
        trim();
        history.add(UserMessage.from(message));
        AiMessage reply = model.chat(history).aiMessage();
        history.add(reply);
        return reply.text();
    }

    public int historySize() {
        return history.size();
    }

    private void trim() {
        while (history.size() >= MAX_MESSAGES) {
            history.remove(history.size() - 1);
        }
    }
}
