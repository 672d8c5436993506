package lowtide.retries;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Correct, recursive, with immutable histories, two pauses for each wait, and an exception of its own. */
public class WellnessAgent {
    private static final Pattern DELAY = Pattern.compile("retryDelay\\W+(\\d+)(\\.\\d+)?s");

    private enum Kind {
        PASSES,
        WAITS,
        STAYS
    }

    private final ChatModel model;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final Map<String, User> users = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, InstantSource clock, Consumer<Duration> pause) {
        this.model = model;
        this.clock = clock;
        this.pause = pause;
    }

    public String chat(String userId, String message) {
        User user = user(userId);
        synchronized (user) {
            List<ChatMessage> asked = Stream.concat(user.messages.stream(), Stream.of(UserMessage.from(message)))
                    .toList();
            List<ChatMessage> sent = asked.subList(Math.max(0, asked.size() - 19), asked.size());
            ChatResponse response = request(sent, clock.instant().plusSeconds(30), 0);
            user.messages = Stream.concat(sent.stream(), Stream.of(response.aiMessage()))
                    .toList();
            return response.aiMessage().text();
        }
    }

    public int historySize(String userId) {
        return user(userId).messages.size();
    }

    private ChatResponse request(List<ChatMessage> messages, Instant end, int earlier) {
        try {
            return model.chat(messages);
        } catch (RuntimeException failure) {
            Kind kind = kind(failure);
            if (earlier == 3 || kind == Kind.STAYS) {
                throw new GaveUp(failure);
            }
            Duration least = kind == Kind.WAITS ? named(failure) : Duration.ofSeconds(1 << earlier);
            if (end.isBefore(clock.instant().plus(least))) {
                throw new GaveUp(failure);
            }
            pause.accept(least);
            pause.accept(Duration.ofNanos(ThreadLocalRandom.current().nextLong(1_000_000_000)));
            return request(messages, end, earlier + 1);
        }
    }

    private static Kind kind(RuntimeException failure) {
        if (failure instanceof RateLimitException) {
            return failure.getMessage().contains("PerDay")
                    ? Kind.STAYS
                    : DELAY.matcher(failure.getMessage()).find() ? Kind.WAITS : Kind.PASSES;
        }
        boolean passes = failure instanceof InternalServerException
                || failure instanceof TimeoutException
                || failure.getCause() instanceof IOException;
        return passes ? Kind.PASSES : Kind.STAYS;
    }

    private static Duration named(RuntimeException failure) {
        MatchResult delay =
                DELAY.matcher(failure.getMessage()).results().findFirst().orElseThrow();
        double fraction = delay.group(2) == null ? 0 : Double.parseDouble("0" + delay.group(2));
        return Duration.ofSeconds(Long.parseLong(delay.group(1))).plusNanos((long) Math.ceil(fraction * 1e9));
    }

    private User user(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters.");
        }
        return users.computeIfAbsent(userId, id -> new User());
    }

    private static final class User {
        private volatile List<ChatMessage> messages = List.of();
    }

    static final class GaveUp extends RuntimeException {
        GaveUp(RuntimeException last) {
            super("no answer after all tries", last);
        }
    }
}
