package lowtide.tokencounting;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Wrong on purpose. The sum of an empty list is asked for and is not there. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_ID_LENGTH = 128;
    private static final int MAX_MESSAGE_TOKENS = 8_000;

    private final ChatModel model;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String userId, String message) {
        requireValid(userId);
        UserMessage question = UserMessage.from(message);
        if (estimateTokens(List.of(question)) > MAX_MESSAGE_TOKENS) {
            throw new IllegalArgumentException("A message has at most 8,000 tokens.");
        }
        Session session = sessions.computeIfAbsent(userId, id -> new Session());
        synchronized (session) {
            List<ChatMessage> context = new ArrayList<>(session.history);
            context.add(question);
            trim(context);
            ChatResponse response = model.chat(context);
            session.tokens += tokens(response);
            context.add(response.aiMessage());
            session.history = context;
            return response.aiMessage().text();
        }
    }

    public int historySize(String userId) {
        return session(userId).history.size();
    }

    public long tokensUsed(String userId) {
        return session(userId).tokens;
    }

    public int estimateTokens(List<ChatMessage> messages) {
        return messages.stream()
                        .map(message -> text(message).length())
                        .reduce(Integer::sum)
                        .orElseThrow()
                / 4;
    }

    private static String text(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return system.text();
        } else if (message instanceof UserMessage user && user.hasSingleText()) {
            return user.singleText();
        }
        return message instanceof AiMessage ai && ai.text() != null ? ai.text() : "";
    }

    private static int tokens(ChatResponse response) {
        GoogleAiGeminiTokenUsage usage = (GoogleAiGeminiTokenUsage) response.tokenUsage();
        return usage.inputTokenCount() + usage.outputTokenCount() + usage.thoughtsTokenCount();
    }

    private Session session(String userId) {
        requireValid(userId);
        return sessions.getOrDefault(userId, new Session());
    }

    private static void trim(List<ChatMessage> context) {
        while (context.size() > MAX_MESSAGES) {
            context.remove(0);
        }
    }

    private static void requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_ID_LENGTH) {
            throw new IllegalArgumentException("A user id is not blank and has 1 to 128 characters.");
        }
    }

    private static final class Session {
        volatile List<ChatMessage> history = new ArrayList<>();
        volatile long tokens;
    }
}
