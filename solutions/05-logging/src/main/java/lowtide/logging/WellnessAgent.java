package lowtide.logging;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Talks with many users, and says in the log how each call ended, but never what was said. Thread-safe. */
public final class WellnessAgent {
    private static final Logger LOG = LoggerFactory.getLogger(WellnessAgent.class);
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

    /** Answers one message; whatever goes wrong is logged, thrown, and leaves the history as it was. */
    public String chat(String userId, String message) {
        Instant start = clock.instant();
        UserMessage question = UserMessage.from(message);
        if (estimateTokens(List.of(question)) > MAX_MESSAGE_TOKENS) {
            throw new IllegalArgumentException("A message has at most 8,000 tokens, about 32,000 characters.");
        }
        Session session = sessions.computeIfAbsent(valid(userId), id -> new Session());
        try {
            admit(session.admitted);
            ChatResponse response = answer(session, question);
            event(Level.INFO, userId, response.tokenUsage().totalTokenCount(), start, "ok")
                    .log("chat");
            return response.aiMessage().text();
        } catch (RateLimitExceededException e) {
            event(Level.WARN, userId, 0, start, "rate_limited").log("chat");
            throw e;
        } catch (RuntimeException e) {
            event(Level.ERROR, userId, 0, start, "error").setCause(e).log("chat");
            throw e;
        }
    }

    private ChatResponse answer(Session session, UserMessage question) {
        synchronized (session) {
            List<ChatMessage> turns = new ArrayList<>(session.history);
            turns.add(question);
            while (turns.size() > MAX_MESSAGES) {
                turns.subList(0, 2).clear();
            }
            ChatResponse response = model.chat(turns);
            session.tokens += response.tokenUsage().totalTokenCount();
            // Stored, a reply without text would be an empty message, and Gemini refuses requests that have one.
            Objects.requireNonNull(response.aiMessage().text(), "Gemini sent no text.");
            turns.add(response.aiMessage());
            session.history = turns;
            return response;
        }
    }

    private LoggingEventBuilder event(Level level, String userId, int tokens, Instant start, String outcome) {
        // A hash: the id itself is private, and a line break in it would forge a line of the log.
        UUID user = UUID.nameUUIDFromBytes(userId.getBytes(StandardCharsets.UTF_8));
        return LOG.atLevel(level)
                .addKeyValue("user", user.toString())
                .addKeyValue("tokens", tokens)
                .addKeyValue(
                        "latencyMs", Duration.between(start, clock.instant()).toMillis())
                .addKeyValue("outcome", outcome);
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
        return sessions.getOrDefault(valid(userId), new Session()).history.size();
    }

    /** Tokens Gemini reported for this user: prompts (cached ones included), candidates and thoughts. */
    public long tokensUsed(String userId) {
        return sessions.getOrDefault(valid(userId), new Session()).tokens;
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

    /** Anyone may read the volatile fields; only the holder of the session's lock may write them. */
    private static final class Session {
        final Deque<Instant> admitted = new ArrayDeque<>();
        volatile List<ChatMessage> history = List.of();
        volatile long tokens;
    }
}
