package lowtide.userisolation;

import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.V;
import dev.langchain4j.service.memory.ChatMemoryAccess;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Correct, built with AiServices with a memory id, and one lock per user. */
public class WellnessAgent {
    /** AiServices sends the question on top of its window. */
    private static final int WINDOW = 19;

    private final Assistant assistant;
    private final ConcurrentMap<String, Lock> locks = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model) {
        assistant = AiServices.builder(Assistant.class)
                .chatModel(model)
                .chatMemoryProvider(id -> MessageWindowChatMemory.withMaxMessages(WINDOW))
                .build();
    }

    public String chat(String userId, String message) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("not a user id");
        }
        Lock lock = locks.computeIfAbsent(userId, id -> new ReentrantLock());
        lock.lock();
        try {
            return assistant.chat(userId, message);
        } finally {
            lock.unlock();
        }
    }

    public int historySize(String userId) {
        ChatMemory memory = userId == null ? null : assistant.getChatMemory(userId);
        return memory == null ? 0 : memory.messages().size();
    }

    interface Assistant extends ChatMemoryAccess {
        @dev.langchain4j.service.UserMessage("{{message}}")
        String chat(@MemoryId String userId, @V("message") String message);
    }
}
