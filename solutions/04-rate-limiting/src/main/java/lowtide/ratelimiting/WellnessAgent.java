package lowtide.ratelimiting;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Talks with many users, and admits at most 20 calls of each in any 60 seconds. Thread-safe. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_USER_ID_LENGTH = 128;
    private static final int MAX_MESSAGE_TOKENS = 8_000;
    private static final int MAX_CALLS = 20;
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final ChatModel model;
    private final InstantSource clock;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
    }

    /** Answers one message, or throws a RateLimitExceededException and leaves everything as it was. */
    public String chat(String userId, String message) {
        UserMessage question = UserMessage.from(message);
        if (estimateTokens(List.of(question)) > MAX_MESSAGE_TOKENS) {
            throw new IllegalArgumentException("A message has at most 8,000 tokens, about 32,000 characters.");
        }
        Session session = sessions.computeIfAbsent(valid(userId), id -> new Session());
        admit(session.admitted);
        synchronized (session) {
            session.history.add(question);
            while (session.history.size() > MAX_MESSAGES) {
                session.history.subList(0, 2).clear();
            }
            ChatResponse response = model.chat(session.history);
            session.tokens += response.tokenUsage().totalTokenCount();
            session.history.add(response.aiMessage());
            return response.aiMessage().text();
        }
    }

    private void admit(Deque<Instant> admitted) {
        // Not the session's lock: a refusal must not wait for the answer of an earlier call.
        synchronized (admitted) {
            Instant now = clock.instant();
            while (!admitted.isEmpty() && !admitted.getFirst().plus(WINDOW).isAfter(now)) {
                admitted.removeFirst();
            }
            if (admitted.size() >= MAX_CALLS) {
                Duration retryAfter = Duration.between(now, admitted.getFirst().plus(WINDOW));
                throw new RateLimitExceededException("At most 20 calls a minute.", retryAfter);
            }
            admitted.addLast(now);
        }
    }

    /** Messages stored for this user, questions and replies; 0 for an unknown one. */
    public int historySize(String userId) {
        Session session = sessions.getOrDefault(valid(userId), new Session());
        synchronized (session) {
            return session.history.size();
        }
    }

    /** Tokens Gemini reported for this user: prompts (cached ones included), candidates and thoughts. */
    public long tokensUsed(String userId) {
        Session session = sessions.getOrDefault(valid(userId), new Session());
        synchronized (session) {
            return session.tokens;
        }
    }

    /** A rough figure before a call: one token for four characters (UTF-16 units). */
    public int estimateTokens(List<ChatMessage> messages) {
        return messages.stream().mapToInt(WellnessAgent::characters).sum() / 4;
    }

    private static int characters(ChatMessage message) {
        if (message instanceof UserMessage user) {
            return user.contents().stream()
                    .mapToInt(c -> c instanceof TextContent t ? t.text().length() : 0)
                    .sum();
        }
        if (message instanceof SystemMessage system) {
            return system.text().length();
        }
        return message instanceof AiMessage ai && ai.text() != null ? ai.text().length() : 0;
    }

    private static String valid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_USER_ID_LENGTH) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
        return userId;
    }

    private static final class Session {
        final List<ChatMessage> history = new ArrayList<>();
        final Deque<Instant> admitted = new ArrayDeque<>();
        long tokens;
    }
}
