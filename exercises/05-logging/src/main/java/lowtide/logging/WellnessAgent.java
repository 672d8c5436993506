package lowtide.logging;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Talks with many users, but logs nothing. Thread-safe. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_USER_ID_LENGTH = 128;
    private static final int MAX_MESSAGE_TOKENS = 8_000;

    private final ChatModel model;
    private final InstantSource clock;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
    }

    /**
     * Answers one message. Calls of one user run one after the other; calls of different users run at the same time.
     *
     * @throws IllegalArgumentException if the user id is invalid or the message has more than 8,000 tokens
     * @throws RateLimitExceededException if 20 calls of this user were admitted in the last 60 seconds
     */
    public String chat(String userId, String message) {
        // TODO One event per call, with user, tokens, latencyMs and outcome: INFO if it was answered, WARN if it was
        //      refused, ERROR with the exception if it failed (5A, 5D). Log nothing private (5C, 5E).
        UserMessage question = UserMessage.from(message);
        if (estimateTokens(List.of(question)) > MAX_MESSAGE_TOKENS) {
            throw new IllegalArgumentException("A message has at most 8,000 tokens, about 32,000 characters.");
        }
        Session session = sessions.computeIfAbsent(requireValid(userId), id -> new Session());
        session.limiter.admit(clock);
        synchronized (session) {
            // TODO If the model call throws, this question stays in the history without an answer (5F).
            session.history.add(question);
            dropOldest(session.history);
            ChatResponse response = model.chat(session.history);
            session.tokens.addAndGet(reportedTokens(response));
            session.history.add(response.aiMessage());
            return response.aiMessage().text();
        }
    }

    /** Number of messages stored for this user, questions and replies; 0 for an unknown user. */
    public int historySize(String userId) {
        Session session = sessions.getOrDefault(requireValid(userId), new Session());
        synchronized (session) {
            return session.history.size();
        }
    }

    /** Tokens that Gemini has reported for this user: prompts, candidates and thoughts; 0 for an unknown user. */
    public long tokensUsed(String userId) {
        return sessions.getOrDefault(requireValid(userId), new Session()).tokens.get();
    }

    /** Rough estimate before a call: one token for four characters (UTF-16 units) of text, rounded down. */
    public int estimateTokens(List<ChatMessage> messages) {
        return TokenEstimate.of(messages);
    }

    /** Prompt, candidates and thoughts; 0 if the reply comes without a count. */
    private static int reportedTokens(ChatResponse response) {
        return Optional.ofNullable(response.tokenUsage())
                .map(TokenUsage::totalTokenCount)
                .orElse(0);
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

    /** What the agent keeps for one user. The session's lock guards the history and is held while Gemini answers. */
    private static final class Session {
        final RateLimiter limiter = new RateLimiter();
        final List<ChatMessage> history = new ArrayList<>();
        final AtomicLong tokens = new AtomicLong();
    }
}
