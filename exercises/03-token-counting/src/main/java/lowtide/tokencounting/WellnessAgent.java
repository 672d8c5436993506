package lowtide.tokencounting;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Talks with many users, but does not know what any of them costs. Thread-safe. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_USER_ID_LENGTH = 128;

    private final ChatModel model;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    /**
     * Answers one message. Calls of one user run one after the other; calls of different users run at the same time.
     *
     * @throws IllegalArgumentException if the user id is invalid
     */
    public String chat(String userId, String message) {
        UserMessage question = UserMessage.from(message);
        // TODO Refuse a message of more than 8,000 tokens before anything is changed or sent (3F).
        List<ChatMessage> history = histories.computeIfAbsent(requireValid(userId), id -> new ArrayList<>());
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

    /** Number of messages stored for this user, questions and replies; 0 for an unknown user. */
    public int historySize(String userId) {
        List<ChatMessage> history = histories.get(requireValid(userId));
        if (history == null) {
            return 0;
        }
        synchronized (history) {
            return history.size();
        }
    }

    /** Tokens that Gemini has reported for this user: prompts, candidates and thoughts; 0 for an unknown user. */
    public long tokensUsed(String userId) {
        // TODO 0 is right for unknown users only (3C, 3D).
        return 0;
    }

    /** Rough estimate before a call: one token for four characters (UTF-16 units) of text, rounded down. */
    public int estimateTokens(List<ChatMessage> messages) {
        // TODO Count the characters of system, user and AI messages (3A, 3B).
        return 0;
    }

    private static void dropOldest(List<ChatMessage> history) {
        while (history.size() > MAX_MESSAGES) {
            history.subList(0, 2).clear();
        }
    }

    private static String requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_USER_ID_LENGTH) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
        return userId;
    }
}
