package lowtide.userisolation;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;

/** Wrong on purpose. One history for everybody; the user id is ignored. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;

    private final ChatModel model;
    private final List<ChatMessage> history = new ArrayList<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public synchronized String chat(String userId, String message) {
        history.add(UserMessage.from(message));
        trim(history);
        AiMessage reply = model.chat(history).aiMessage();
        history.add(reply);
        return reply.text();
    }

    public synchronized int historySize(String userId) {
        return history.size();
    }

    private static void trim(List<ChatMessage> history) {
        while (history.size() > MAX_MESSAGES) {
            history.remove(0);
        }
    }
}
