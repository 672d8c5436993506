package lowtide.tokencounting;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Talks with many users, and has no idea what any of them costs. Thread-safe. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_USER_ID_LENGTH = 128;

    private final ChatModel model;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    /** Answers one message; an invalid user id is an IllegalArgumentException. */
    public String chat(String userId, String message) {
        UserMessage question = UserMessage.from(message);
        // TODO Refuse a message of more than 8,000 tokens before anything is changed or sent (3F).
        List<ChatMessage> history = histories.computeIfAbsent(valid(userId), id -> new ArrayList<>());
        synchronized (history) {
            history.add(question);
            dropOldest(history);
            // TODO Count for this user what Gemini reports with its answer (3C to 3E). model.chat(history)
            //      returns a ChatResponse: look at its tokenUsage().
            AiMessage reply = model.chat(history).aiMessage();
            history.add(reply);
            return reply.text();
        }
    }

    /** Messages stored for this user, questions and replies; 0 for an unknown one. */
    public int historySize(String userId) {
        List<ChatMessage> history = histories.get(valid(userId));
        if (history == null) {
            return 0;
        }
        synchronized (history) {
            return history.size();
        }
    }

    /** Tokens Gemini reported for this user: prompts (cached ones included), candidates and thoughts. */
    public long tokensUsed(String userId) {
        // TODO 0 is right for unknown users only (3C, 3D).
        return 0;
    }

    /** A rough figure before a call: one token for four characters (UTF-16 units). */
    public int estimateTokens(List<ChatMessage> messages) {
        // TODO Count the characters of system, user and AI messages (3A, 3B).
        return 0;
    }

    private static void dropOldest(List<ChatMessage> history) {
        while (history.size() > MAX_MESSAGES) {
            history.subList(0, 2).clear();
        }
    }

    private static String valid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_USER_ID_LENGTH) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
        return userId;
    }
}
