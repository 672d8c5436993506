package lowtide.userisolation;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Wrong on purpose. The key is the hash code of the id, and different ids can have the same. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_ID_LENGTH = 128;

    private final ChatModel model;
    private final Map<Integer, List<ChatMessage>> histories = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String userId, String message) {
        requireValid(userId);
        UserMessage question = UserMessage.from(message);
        List<ChatMessage> context = new ArrayList<>(histories.getOrDefault(userId.hashCode(), List.of()));
        context.add(question);
        trim(context);
        AiMessage reply = model.chat(context).aiMessage();
        histories.merge(userId.hashCode(), List.of(question, reply), WellnessAgent::joined);
        return reply.text();
    }

    public int historySize(String userId) {
        requireValid(userId);
        return histories.getOrDefault(userId.hashCode(), List.of()).size();
    }

    private static List<ChatMessage> joined(List<ChatMessage> before, List<ChatMessage> turn) {
        List<ChatMessage> history = new ArrayList<>(before);
        history.addAll(turn);
        trim(history);
        return List.copyOf(history);
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
