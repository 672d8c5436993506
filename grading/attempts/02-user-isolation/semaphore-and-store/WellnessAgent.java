package lowtide.userisolation;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import dev.langchain4j.store.memory.chat.InMemoryChatMemoryStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Correct, built with a semaphore per user and LangChain4j's InMemoryChatMemoryStore. */
public class WellnessAgent {
    private final ChatModel model;
    private final ChatMemoryStore store = new InMemoryChatMemoryStore();
    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String userId, String message) {
        checkId(userId);
        Semaphore turn = turns.computeIfAbsent(userId, id -> new Semaphore(1, true));
        turn.acquireUninterruptibly();
        try {
            ChatMemory memory = memory(userId);
            memory.add(UserMessage.from(message));
            AiMessage reply = model.chat(memory.messages()).aiMessage();
            memory.add(reply);
            return reply.text();
        } finally {
            turn.release();
        }
    }

    public int historySize(String userId) {
        checkId(userId);
        return store.getMessages(userId).size();
    }

    private ChatMemory memory(String userId) {
        return MessageWindowChatMemory.builder()
                .id(userId)
                .maxMessages(20)
                .chatMemoryStore(store)
                .build();
    }

    private static void checkId(String userId) {
        if (userId == null) {
            throw new IllegalArgumentException("no user id");
        } else if (userId.isBlank()) {
            throw new IllegalArgumentException("blank user id");
        } else if (userId.length() > 128) {
            throw new IllegalArgumentException("user id of " + userId.length() + " characters");
        }
    }
}
