package lowtide.ratelimiting;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.V;
import dev.langchain4j.service.memory.ChatMemoryAccess;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Correct, built with AiServices, and one short lock for all users around a map of call times. */
public class WellnessAgent {
    private final Assistant assistant;
    private final InstantSource clock;
    private final Map<String, List<Instant>> calls = new HashMap<>();
    private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();
    private final Map<String, Long> tokens = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, InstantSource clock) {
        this.clock = clock;
        assistant = AiServices.builder(Assistant.class)
                .chatModel(model)
                .chatMemoryProvider(id -> MessageWindowChatMemory.withMaxMessages(19))
                .build();
    }

    public String chat(String userId, String message) {
        if (userId == null || userId.isBlank() || userId.length() > 128 || message.length() > 32_000) {
            throw new IllegalArgumentException("user id or message");
        }
        admit(userId);
        ReentrantLock turn = turns.computeIfAbsent(userId, id -> new ReentrantLock());
        turn.lock();
        try {
            Result<String> result = assistant.chat(userId, message);
            tokens.merge(userId, (long) result.tokenUsage().totalTokenCount(), Long::sum);
            return result.content();
        } finally {
            turn.unlock();
        }
    }

    /** No model is called in here, so users hold each other up for microseconds only. */
    private synchronized void admit(String userId) {
        Instant now = clock.instant();
        List<Instant> recent = calls.computeIfAbsent(userId, id -> new ArrayList<>());
        recent.removeIf(call -> Duration.between(call, now).toMillis() >= 60_000);
        if (recent.size() == 20) {
            throw new RateLimitExceededException(
                    "more than 20 calls a minute",
                    Duration.between(now, recent.get(0)).plusMinutes(1));
        }
        recent.add(now);
    }

    public int historySize(String userId) {
        ChatMemory memory = userId == null ? null : assistant.getChatMemory(userId);
        return memory == null ? 0 : memory.messages().size();
    }

    public long tokensUsed(String userId) {
        return userId == null ? 0 : tokens.getOrDefault(userId, 0L);
    }

    public int estimateTokens(List<ChatMessage> messages) {
        int length = 0;
        for (ChatMessage message : messages) {
            length += message instanceof SystemMessage system ? system.text().length() : 0;
            length += message instanceof UserMessage user ? user.singleText().length() : 0;
            length += message instanceof AiMessage ai && ai.text() != null
                    ? ai.text().length()
                    : 0;
        }
        return length / 4;
    }

    interface Assistant extends ChatMemoryAccess {
        @dev.langchain4j.service.UserMessage("{{message}}")
        Result<String> chat(@MemoryId String userId, @V("message") String message);
    }
}
