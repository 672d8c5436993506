package lowtide.tokencounting;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.V;
import dev.langchain4j.service.memory.ChatMemoryAccess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Correct, built with AiServices and the token usage in its Result. */
public class WellnessAgent {
    private final Assistant assistant;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final Map<String, Long> bill = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model) {
        assistant = AiServices.builder(Assistant.class)
                .chatModel(model)
                .chatMemoryProvider(id -> MessageWindowChatMemory.withMaxMessages(19))
                .build();
    }

    public String chat(String userId, String message) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("not a user id");
        } else if (estimateTokens(List.of(UserMessage.from(message))) > 8_000) {
            throw new IllegalArgumentException("too long");
        }
        synchronized (locks.computeIfAbsent(userId, id -> new Object())) {
            Result<String> result = assistant.chat(userId, message);
            GoogleAiGeminiTokenUsage usage = (GoogleAiGeminiTokenUsage) result.tokenUsage();
            int thoughts = Optional.ofNullable(usage.thoughtsTokenCount()).orElse(0);
            bill.merge(userId, (long) usage.inputTokenCount() + usage.outputTokenCount() + thoughts, Long::sum);
            return result.content();
        }
    }

    public int historySize(String userId) {
        ChatMemory memory = userId == null ? null : assistant.getChatMemory(userId);
        return memory == null ? 0 : memory.messages().size();
    }

    public long tokensUsed(String userId) {
        return userId == null ? 0 : bill.getOrDefault(userId, 0L);
    }

    public int estimateTokens(List<ChatMessage> messages) {
        StringBuilder everything = new StringBuilder();
        for (ChatMessage message : messages) {
            if (message instanceof SystemMessage system) {
                everything.append(system.text());
            } else if (message instanceof UserMessage user) {
                everything.append(user.singleText());
            } else if (message instanceof AiMessage ai && ai.text() != null) {
                everything.append(ai.text());
            }
        }
        return everything.length() / 4;
    }

    interface Assistant extends ChatMemoryAccess {
        @dev.langchain4j.service.UserMessage("{{message}}")
        Result<String> chat(@MemoryId String userId, @V("message") String message);
    }
}
