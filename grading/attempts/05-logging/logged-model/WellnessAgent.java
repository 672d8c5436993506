package lowtide.logging;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Correct, built with a decorated model that logs, an escaped id as a key-value pair, and a clean-up after a failure.
 */
public class WellnessAgent {
    private static final Logger log = LoggerFactory.getLogger(WellnessAgent.class);

    private final ChatModel model;
    private final InstantSource clock;
    private final ConcurrentMap<String, User> users = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
    }

    public String chat(String userId, String message) {
        User user = user(userId);
        if (message.length() > 32_003) {
            throw new IllegalArgumentException("too long");
        }
        try {
            user.admit(clock.instant());
        } catch (RateLimitExceededException e) {
            log.atWarn()
                    .addKeyValue("user", user.name)
                    .addKeyValue("outcome", "rate_limited")
                    .addKeyValue("tokens", 0)
                    .addKeyValue("latencyMs", 0)
                    .log("call refused");
            throw e;
        }
        return user.turn(UserMessage.from(message));
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
        return users.computeIfAbsent(userId, User::new);
    }

    /** Logs each call of the model it stands for. */
    private record LoggedModel(ChatModel model, String user) implements ChatModel {
        @Override
        public ChatResponse chat(ChatRequest request) {
            long start = System.nanoTime();
            try {
                ChatResponse response = model.chat(request);
                log.atInfo()
                        .addKeyValue("tokens", response.tokenUsage().totalTokenCount())
                        .addKeyValue("user", user)
                        .addKeyValue("outcome", "ok")
                        .addKeyValue("latencyMs", millisSince(start))
                        .log("model called");
                return response;
            } catch (RuntimeException e) {
                log.atError()
                        .addKeyValue("tokens", 0)
                        .addKeyValue("user", user)
                        .addKeyValue("outcome", "error")
                        .addKeyValue("latencyMs", millisSince(start))
                        .log("model failed", e);
                throw e;
            }
        }

        private static long millisSince(long start) {
            return Duration.ofNanos(System.nanoTime() - start).toMillis();
        }
    }

    private final class User {
        private final String name;
        private final ChatModel logged;
        private final LongAdder tokens = new LongAdder();
        private final Deque<Instant> admitted = new ArrayDeque<>();
        private final List<ChatMessage> said = new ArrayList<>();

        User(String userId) {
            name = userId.chars()
                    .mapToObj(c -> Character.isLetterOrDigit(c) && c < 128 ? "" + (char) c : "<%x>".formatted(c))
                    .collect(Collectors.joining());
            logged = new LoggedModel(model, name);
        }

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

        synchronized String turn(UserMessage question) {
            said.add(question);
            ChatResponse response = null;
            try {
                response = logged.chat(said.subList(Math.max(0, said.size() - 20), said.size()));
                tokens.add(response.tokenUsage().totalTokenCount());
                said.add(response.aiMessage());
                return response.aiMessage().text();
            } finally {
                if (response == null) {
                    said.remove(said.size() - 1);
                }
                while (said.size() > 20) {
                    said.remove(0);
                }
            }
        }

        synchronized int stored() {
            return said.size();
        }
    }
}
