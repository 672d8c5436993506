package lowtide.userisolation;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Wrong on purpose. The lesson's own: looks for a history, then makes one; two first calls at once make two,
 * and one is lost.
 */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_ID_LENGTH = 128;

    private final ChatModel model;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String userId, String message) {
        requireValid(userId);
        List<ChatMessage> history = histories.get(userId);
        if (history == null) {
            history = new ArrayList<>();
            histories.put(userId, history);
        }
        synchronized (history) {
            history.add(UserMessage.from(message));
            trim(history);
            AiMessage reply = model.chat(history).aiMessage();
            history.add(reply);
            return reply.text();
        }
    }

    public int historySize(String userId) {
        requireValid(userId);
        List<ChatMessage> history = histories.get(userId);
        if (history == null) {
            return 0;
        }
        synchronized (history) {
            return history.size();
        }
    }

    private static void trim(List<ChatMessage> history) {
        while (history.size() > MAX_MESSAGES) {
            history.remove(0);
        }
    }

    private static void requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_ID_LENGTH) {
            throw new IllegalArgumentException("A user id is not blank and has 1 to 128 characters.");
        }
    }
}
