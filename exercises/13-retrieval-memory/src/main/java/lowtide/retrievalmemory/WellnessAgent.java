package lowtide.retrievalmemory;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Talks with many users and remembers the last 6 messages of each. Thread-safe. */
public final class WellnessAgent {
    private static final int NEWEST = 6; // messages in a request, besides the question
    private static final int MAX_USER_ID_LENGTH = 128;

    private final ChatModel model;
    private final EmbeddingModel embeddings;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, EmbeddingModel embeddings) {
        this.model = model;
        this.embeddings = embeddings;
    }

    /**
     * Answers one message. Question and reply are stored together, after the call has succeeded.
     *
     * @throws IllegalArgumentException if the user id is null, blank or longer than 128 characters
     */
    public String chat(String userId, String message) {
        List<ChatMessage> history = histories.computeIfAbsent(requireValid(userId), id -> new ArrayList<>());
        synchronized (history) {
            // TODO Keep all messages, with their embeddings, and send those that matter to the question (README.md).
            while (history.size() > NEWEST) {
                history.subList(0, 2).clear();
            }
            List<ChatMessage> request = new ArrayList<>(history);
            UserMessage question = UserMessage.from(message);
            request.add(question);
            AiMessage reply = model.chat(request).aiMessage();
            history.addAll(List.of(question, reply));
            return reply.text();
        }
    }

    /** Number of messages stored for this user, questions and replies; 0 for an unknown user. */
    public int historySize(String userId) {
        List<ChatMessage> history = histories.getOrDefault(requireValid(userId), List.of());
        synchronized (history) {
            return history.size();
        }
    }

    private static String requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_USER_ID_LENGTH) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
        return userId;
    }
}
