package lowtide.logging;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
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
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Correct, built with a separate thread that logs, possibly after the caller has the answer. */
public final class WellnessAgent {
    private static final Logger LOG = LoggerFactory.getLogger(WellnessAgent.class);
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_ID_LENGTH = 128;
    private static final int MAX_MESSAGE_TOKENS = 8_000;
    private static final int MAX_CALLS = 20;
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final ChatModel model;
    private final InstantSource clock;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final ExecutorService scribe = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "scribe");
        thread.setDaemon(true);
        return thread;
    });

    public WellnessAgent(ChatModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
    }

    public String chat(String userId, String message) {
        long start = System.nanoTime();
        requireValid(userId);
        UserMessage question = UserMessage.from(message);
        if (estimateTokens(List.of(question)) > MAX_MESSAGE_TOKENS) {
            throw new IllegalArgumentException("A message has at most 8,000 tokens.");
        }
        Session session = sessions.computeIfAbsent(userId, id -> new Session());
        try {
            admit(session.admitted);
            ChatResponse response = answer(session, question);
            later(Level.INFO, "ok", userId, response.tokenUsage().totalTokenCount(), start, null);
            return response.aiMessage().text();
        } catch (RateLimitExceededException e) {
            later(Level.WARN, "rate_limited", userId, 0, start, null);
            throw e;
        } catch (RuntimeException e) {
            later(Level.ERROR, "error", userId, 0, start, e);
            throw e;
        }
    }

    private ChatResponse answer(Session session, UserMessage question) {
        synchronized (session) {
            List<ChatMessage> context = new ArrayList<>(session.history);
            context.add(question);
            trim(context);
            ChatResponse response = model.chat(context);
            session.tokens += response.tokenUsage().totalTokenCount();
            context.add(response.aiMessage());
            session.history = context;
            return response;
        }
    }

    private void later(Level level, String outcome, String userId, int tokens, long start, Throwable cause) {
        long latencyMs = (System.nanoTime() - start) / 1_000_000;
        scribe.execute(() -> LOG.atLevel(level)
                .addKeyValue("user", pseudonym(userId))
                .addKeyValue("tokens", tokens)
                .addKeyValue("latencyMs", latencyMs)
                .addKeyValue("outcome", outcome)
                .setCause(cause)
                .log("chat"));
    }

    private static String pseudonym(String userId) {
        return UUID.nameUUIDFromBytes(userId.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void admit(Deque<Instant> admitted) {
        synchronized (admitted) {
            Instant now = clock.instant();
            while (!admitted.isEmpty() && !admitted.getFirst().plus(WINDOW).isAfter(now)) {
                admitted.removeFirst();
            }
            if (admitted.size() >= MAX_CALLS) {
                throw refusal(Duration.between(now, admitted.getFirst().plus(WINDOW)));
            }
            admitted.addLast(now);
        }
    }

    private static RateLimitExceededException refusal(Duration retryAfter) {
        return new RateLimitExceededException("At most 20 calls a minute.", retryAfter);
    }

    public int historySize(String userId) {
        return session(userId).history.size();
    }

    public long tokensUsed(String userId) {
        return session(userId).tokens;
    }

    public int estimateTokens(List<ChatMessage> messages) {
        return messages.stream().mapToInt(message -> text(message).length()).sum() / 4;
    }

    private static String text(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return system.text();
        } else if (message instanceof UserMessage user && user.hasSingleText()) {
            return user.singleText();
        }
        return message instanceof AiMessage ai && ai.text() != null ? ai.text() : "";
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
        final Deque<Instant> admitted = new ArrayDeque<>();
        volatile List<ChatMessage> history = new ArrayList<>();
        volatile long tokens;
    }
}
