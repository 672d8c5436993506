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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Correct, built with one thread that admits all calls; callers are parked until it has decided. */
public class WellnessAgent {
    private final ChatModel model;
    private final InstantSource clock;
    private final ConcurrentMap<String, User> users = new ConcurrentHashMap<>();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();

    public WellnessAgent(ChatModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
        Thread writer = new Thread(this::decide, "writer");
        writer.setDaemon(true);
        writer.start();
    }

    public String chat(String userId, String message) {
        UserMessage question = UserMessage.from(message);
        User user = user(userId);
        if (estimateTokens(List.of(question)) > 8_000) {
            throw new IllegalArgumentException("too long");
        }
        new Request(user, clock.instant()).await();
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

    private void decide() {
        try {
            while (true) {
                Request request = requests.take();
                request.wait = request.user.takePlace(request.now);
                LockSupport.unpark(request.caller);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Request {
        private final Thread caller = Thread.currentThread();
        private final User user;
        private final Instant now;
        private volatile Duration wait;

        Request(User user, Instant now) {
            this.user = user;
            this.now = now;
        }

        void await() {
            requests.add(this);
            while (wait == null) {
                LockSupport.park(this);
            }
            if (!wait.isZero()) {
                throw new RateLimitExceededException("Slow down", wait);
            }
        }
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

        synchronized int stored() {
            return memory.messages().size();
        }

        /** Called by the writer only; how long to wait for a place. */
        Duration takePlace(Instant now) {
            Instant free = ring[next] == null ? now : ring[next].plusSeconds(60);
            if (free.isAfter(now)) {
                return Duration.between(now, free);
            }
            ring[next] = now;
            next = (next + 1) % ring.length;
            return Duration.ZERO;
        }
    }
}
