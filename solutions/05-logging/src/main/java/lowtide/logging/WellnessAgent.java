package lowtide.logging;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.LangChain4jException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Talks with many users and logs how each call ended, but nothing that was said. Thread-safe. */
public final class WellnessAgent {
    private static final Logger LOG = LoggerFactory.getLogger(WellnessAgent.class);
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_USER_ID_LENGTH = 128;
    private static final int MAX_MESSAGE_TOKENS = 8_000;

    private final ChatModel model;
    private final InstantSource clock;
    private final Pseudonyms pseudonyms = new Pseudonyms();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
    }

    /**
     * Answers one message and logs one event, however the call ends. A call that fails leaves the history as it was;
     * tokens that Gemini reported for it are counted. Calls of one user run one after the other; calls of different
     * users run at the same time.
     *
     * @throws IllegalArgumentException if the user id is invalid, or the message is null or has more than 8,000 tokens
     * @throws RateLimitExceededException if 20 calls of this user were admitted in the last 60 seconds
     */
    public String chat(String userId, String message) {
        long start = System.nanoTime();
        try {
            ChatResponse response = answer(userId, message);
            event(Level.INFO, "ok", userId, reportedTokens(response), start).log("chat");
            return response.aiMessage().text();
        } catch (RateLimitExceededException e) {
            event(Level.WARN, "rate_limited", userId, 0, start).log("chat");
            throw e;
        } catch (IllegalArgumentException e) {
            event(Level.WARN, "invalid", userId, 0, start).setCause(e).log("chat");
            throw e;
        } catch (RuntimeException e) {
            event(Level.ERROR, "error", userId, 0, start).setCause(e).log("chat");
            throw e;
        }
    }

    private ChatResponse answer(String userId, String message) {
        UserMessage question = UserMessage.from(message);
        if (estimateTokens(List.of(question)) > MAX_MESSAGE_TOKENS) {
            throw new IllegalArgumentException("A message has at most 8,000 tokens, about 32,000 characters.");
        }
        Session session = sessions.computeIfAbsent(requireValid(userId), id -> new Session());
        session.limiter.admit(clock);
        synchronized (session) {
            List<ChatMessage> turns = new ArrayList<>(session.history);
            turns.add(question);
            dropOldest(turns);
            ChatResponse response = model.chat(turns);
            session.tokens.addAndGet(reportedTokens(response)); // also for a reply without text: Gemini bills it
            if (response.aiMessage().text() == null) {
                // Stored, it would be an empty message, and Gemini refuses a request that has one.
                throw new LangChain4jException("Gemini sent a reply without text.");
            }
            turns.add(response.aiMessage());
            session.history = turns;
            return response;
        }
    }

    private LoggingEventBuilder event(Level level, String outcome, String userId, int tokens, long start) {
        return LOG.atLevel(level)
                .addKeyValue("user", userId == null ? "none" : pseudonyms.of(userId))
                .addKeyValue("tokens", tokens)
                .addKeyValue("latencyMs", NANOSECONDS.toMillis(System.nanoTime() - start))
                .addKeyValue("outcome", outcome);
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

    private static void dropOldest(List<ChatMessage> turns) {
        while (turns.size() > MAX_MESSAGES) {
            turns.subList(0, 2).clear();
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
        final AtomicLong tokens = new AtomicLong();
        List<ChatMessage> history = List.of();
    }
}
