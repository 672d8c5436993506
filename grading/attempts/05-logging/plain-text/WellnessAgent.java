package lowtide.logging;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Correct, built with key=value text, a percent-encoded id, the injected clock, and its own exception around failures.
 */
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
        long started = clock.millis();
        User user = user(userId);
        String who = URLEncoder.encode(userId, StandardCharsets.UTF_8);
        UserMessage question = UserMessage.from(message);
        if (estimateTokens(List.of(question)) > 8_000) {
            throw new IllegalArgumentException("too long");
        }
        log.debug("question of {} characters", message.length());
        try {
            user.admit(clock.instant());
        } catch (RateLimitExceededException e) {
            log.warn("user={} tokens=0 latencyMs=0 outcome=rate_limited", who);
            throw e;
        }
        ChatResponse response;
        try {
            response = user.turn(question);
        } catch (RuntimeException e) {
            log.error("user={} tokens=0 latencyMs={} outcome=error", who, clock.millis() - started, e);
            throw new NoAnswer(e);
        }
        log.info(
                "user={} tokens={} latencyMs={} outcome=ok",
                who,
                response.tokenUsage().totalTokenCount(),
                clock.millis() - started);
        return response.aiMessage().text();
    }

    public static final class NoAnswer extends RuntimeException {
        NoAnswer(RuntimeException cause) {
            super("The model did not answer", cause);
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
