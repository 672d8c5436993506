package lowtide.userisolation;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Wrong on purpose. Thread-safe collections and no lock: two turns at once tear each other apart. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_ID_LENGTH = 128;

    private final ChatModel model;
    private final Map<String, Deque<ChatMessage>> histories = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String userId, String message) {
        requireValid(userId);
        Deque<ChatMessage> history = histories.computeIfAbsent(userId, id -> new ConcurrentLinkedDeque<>());
        history.addLast(UserMessage.from(message));
        while (history.size() > MAX_MESSAGES) {
            history.pollFirst();
        }
        AiMessage reply = model.chat(List.copyOf(history)).aiMessage();
        history.addLast(reply);
        return reply.text();
    }

    public int historySize(String userId) {
        requireValid(userId);
        Deque<ChatMessage> history = histories.get(userId);
        return history == null ? 0 : history.size();
    }

    private static void requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_ID_LENGTH) {
            throw new IllegalArgumentException("A user id is not blank and has 1 to 128 characters.");
        }
    }
}
