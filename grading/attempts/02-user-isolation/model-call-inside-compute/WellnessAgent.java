package lowtide.userisolation;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Wrong on purpose. The model is called inside compute, which locks other entries of the map as well. */
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
        List<ChatMessage> after = histories.compute(userId, (id, before) -> {
            List<ChatMessage> history = before == null ? new ArrayList<>() : new ArrayList<>(before);
            history.add(UserMessage.from(message));
            trim(history);
            history.add(model.chat(history).aiMessage());
            return List.copyOf(history);
        });
        return ((AiMessage) after.get(after.size() - 1)).text();
    }

    public int historySize(String userId) {
        requireValid(userId);
        return histories.getOrDefault(userId, List.of()).size();
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
