package lowtide.tokencounting;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Correct, built with LangChain4j's MessageWindowChatMemory, Gemini's total, and code points. */
public class WellnessAgent {
    private final ChatModel model;
    private final ConcurrentMap<String, Account> accounts = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String userId, String message) {
        checkId(userId);
        if (message.codePointCount(0, message.length()) > 32_003) {
            throw new TooLong(message.length());
        }
        return accounts.computeIfAbsent(userId, id -> new Account()).turn(message);
    }

    public int historySize(String userId) {
        checkId(userId);
        Account account = accounts.get(userId);
        return account == null ? 0 : account.stored();
    }

    public long tokensUsed(String userId) {
        checkId(userId);
        Account account = accounts.get(userId);
        return account == null ? 0 : account.used.sum();
    }

    public int estimateTokens(List<ChatMessage> messages) {
        return Math.toIntExact(messages.stream()
                        .flatMap(WellnessAgent::texts)
                        .flatMapToInt(String::codePoints)
                        .count()
                / 4);
    }

    private static Stream<String> texts(ChatMessage message) {
        return switch (message.type()) {
            case SYSTEM -> Stream.of(((SystemMessage) message).text());
            case AI -> Stream.ofNullable(((AiMessage) message).text());
            case USER ->
                ((UserMessage) message)
                        .contents().stream()
                                .filter(TextContent.class::isInstance)
                                .map(content -> ((TextContent) content).text());
            default -> Stream.empty();
        };
    }

    private static void checkId(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("A user id must have 1 to 128 characters");
        }
    }

    public static final class TooLong extends IllegalArgumentException {
        TooLong(int length) {
            super(length + " characters are too many");
        }
    }

    private final class Account {
        private final ChatMemory memory = MessageWindowChatMemory.withMaxMessages(20);
        private final LongAdder used = new LongAdder();

        synchronized String turn(String message) {
            memory.add(UserMessage.from(message));
            ChatResponse response = model.chat(memory.messages());
            used.add(response.tokenUsage().totalTokenCount());
            memory.add(response.aiMessage());
            return response.aiMessage().text();
        }

        synchronized int stored() {
            return memory.messages().size();
        }
    }
}
