package lowtide.userisolation;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * Correct, built with immutable lists and an atomic merge of each finished turn; calls of one user run side by side.
 */
public class WellnessAgent {
    private static final int CAP = 20;

    private final ChatModel model;
    private final ConcurrentMap<String, List<ChatMessage>> conversations = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String userId, String message) {
        if (Optional.ofNullable(userId)
                .filter(id -> !id.isBlank() && id.length() <= 128)
                .isEmpty()) {
            throw new IllegalArgumentException("not a user id");
        }
        UserMessage question = UserMessage.from(message);
        AiMessage reply = model.chat(newest(said(userId), List.of(question))).aiMessage();
        conversations.merge(userId, List.of(question, reply), WellnessAgent::newest);
        return reply.text();
    }

    public int historySize(String userId) {
        return userId == null ? 0 : said(userId).size();
    }

    private List<ChatMessage> said(String userId) {
        return conversations.getOrDefault(userId, List.of());
    }

    private static List<ChatMessage> newest(List<ChatMessage> said, List<? extends ChatMessage> more) {
        return Stream.concat(said.stream(), more.stream())
                .skip(Math.max(0, said.size() + more.size() - CAP))
                .toList();
    }
}
