package lowtide.ratelimiting;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/**
 * Correct, built with a semaphore of 20 permits that are released after a minute; retryAfter is always a whole minute.
 */
public class WellnessAgent {
    private final ChatModel model;
    private final InstantSource clock;
    private final ConcurrentMap<String, User> users = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
    }

    public String chat(String userId, String message) {
        User user = user(userId);
        UserMessage question = UserMessage.from(message);
        if (estimateTokens(List.of(question)) > 8_000) {
            throw new IllegalArgumentException("too long");
        }
        Instant now = clock.instant();
        user.returnPermits(now.minus(1, ChronoUnit.MINUTES));
        if (!user.permits.tryAcquire()) {
            throw new RateLimitExceededException("20 a minute are enough", Duration.ofMinutes(1));
        }
        user.taken.add(now);
        return user.turn(question);
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
        private final Semaphore permits = new Semaphore(20);
        private final ConcurrentLinkedQueue<Instant> taken = new ConcurrentLinkedQueue<>();
        private final ChatMemory memory = MessageWindowChatMemory.withMaxMessages(20);
        private final LongAdder tokens = new LongAdder();

        synchronized String turn(UserMessage question) {
            memory.add(question);
            ChatResponse response = model.chat(memory.messages());
            tokens.add(response.tokenUsage().totalTokenCount());
            memory.add(response.aiMessage());
            return response.aiMessage().text();
        }

        synchronized int stored() {
            return memory.messages().size();
        }

        void returnPermits(Instant until) {
            for (Instant oldest = taken.peek(); oldest != null && !oldest.isAfter(until); oldest = taken.peek()) {
                if (taken.remove(oldest)) {
                    permits.release();
                }
            }
        }
    }
}
