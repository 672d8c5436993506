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
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Correct, built with the MDC, cleared after each event, and Base64 for the user. */
public class WellnessAgent {
    private static final Logger log = LoggerFactory.getLogger("wellness");

    private final ChatModel model;
    private final InstantSource clock;
    private final ConcurrentMap<String, User> users = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
    }

    public String chat(String userId, String message) {
        Instant started = Instant.now();
        User user = user(userId);
        if (message.length() > 32_000) {
            throw new IllegalArgumentException("too long");
        }
        try {
            user.admit(clock.instant());
            ChatResponse response = user.turn(UserMessage.from(message));
            with(userId, response.tokenUsage().totalTokenCount(), started, "ok", () -> log.info("turn done"));
            return response.aiMessage().text();
        } catch (RateLimitExceededException e) {
            with(userId, 0, started, "rate_limited", () -> log.warn("turn refused"));
            throw e;
        } catch (Exception e) {
            with(userId, 0, started, "error", () -> log.error("turn failed", e));
            throw e;
        }
    }

    private static void with(String userId, int tokens, Instant started, String outcome, Runnable event) {
        String user = Base64.getUrlEncoder().encodeToString(userId.getBytes(StandardCharsets.UTF_16BE));
        try (MDC.MDCCloseable who = MDC.putCloseable("user", user);
                MDC.MDCCloseable howMuch = MDC.putCloseable("tokens", Integer.toString(tokens));
                MDC.MDCCloseable howLong =
                        MDC.putCloseable("latencyMs", "" + started.until(Instant.now(), ChronoUnit.MILLIS));
                MDC.MDCCloseable how = MDC.putCloseable("outcome", outcome)) {
            event.run();
        }
    }

    public int historySize(String userId) {
        return userId == null || !users.containsKey(userId)
                ? 0
                : users.get(userId).stored();
    }

    public long tokensUsed(String userId) {
        return userId == null || !users.containsKey(userId)
                ? 0
                : users.get(userId).tokens.sum();
    }

    public int estimateTokens(List<ChatMessage> messages) {
        return messages.stream().mapToInt(WellnessAgent::length).sum() / 4;
    }

    private static int length(ChatMessage message) {
        if (message instanceof AiMessage ai) {
            return ai.text() == null ? 0 : ai.text().length();
        } else if (message instanceof UserMessage user) {
            return user.hasSingleText() ? user.singleText().length() : 0;
        }
        return message instanceof SystemMessage system ? system.text().length() : 0;
    }

    private User user(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("A user id must have 1 to 128 characters");
        }
        return users.computeIfAbsent(userId, id -> new User());
    }

    private final class User {
        private final Deque<Instant> admitted = new ArrayDeque<>();
        private final LongAdder tokens = new LongAdder();
        private List<ChatMessage> said = List.of();

        void admit(Instant now) {
            synchronized (admitted) {
                admitted.removeIf(call -> !call.plusSeconds(60).isAfter(now));
                if (admitted.size() >= 20) {
                    throw new RateLimitExceededException(
                            "wait", Duration.between(now, admitted.peek().plusSeconds(60)));
                }
                admitted.add(now);
            }
        }

        synchronized ChatResponse turn(UserMessage question) {
            List<ChatMessage> context = newest(question);
            ChatResponse response = model.chat(context);
            tokens.add(response.tokenUsage().totalTokenCount());
            said = newest(question, response.aiMessage());
            return response;
        }

        synchronized int stored() {
            return said.size();
        }

        private List<ChatMessage> newest(ChatMessage... more) {
            return Stream.concat(said.stream(), Stream.of(more))
                    .skip(Math.max(0, said.size() + more.length - 20))
                    .toList();
        }
    }
}
