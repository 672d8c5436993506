package lowtide.userisolation;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Wrong on purpose. Sixteen locks are shared out by hash code, so users on the same stripe wait for each
 * other.
 */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_ID_LENGTH = 128;

    private final ChatModel model;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();
    private final List<Object> stripes = Stream.generate(Object::new).limit(16).toList();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String userId, String message) {
        requireValid(userId);
        List<ChatMessage> history = histories.computeIfAbsent(userId, id -> new ArrayList<>());
        synchronized (stripe(userId)) {
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
        synchronized (stripe(userId)) {
            return history.size();
        }
    }

    private Object stripe(String userId) {
        return stripes.get(Math.floorMod(userId.hashCode(), stripes.size()));
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
