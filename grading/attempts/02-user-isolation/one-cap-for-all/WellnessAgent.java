package lowtide.userisolation;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Wrong on purpose. The cap of 20 counts the messages of all users, so one user pushes out the messages of another. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_ID_LENGTH = 128;

    private final ChatModel model;
    private final List<Entry> entries = new ArrayList<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String userId, String message) {
        requireValid(userId);
        UserMessage question = UserMessage.from(message);
        List<ChatMessage> context = history(userId);
        context.add(question);
        AiMessage reply = model.chat(context).aiMessage();
        remember(new Entry(userId, question), new Entry(userId, reply));
        return reply.text();
    }

    public int historySize(String userId) {
        requireValid(userId);
        return history(userId).size();
    }

    private synchronized List<ChatMessage> history(String userId) {
        return entries.stream()
                .filter(entry -> entry.userId().equals(userId))
                .map(Entry::message)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private synchronized void remember(Entry... turn) {
        entries.addAll(List.of(turn));
        while (entries.size() >= MAX_MESSAGES) {
            entries.remove(0);
        }
    }

    private record Entry(String userId, ChatMessage message) {}

    private static void requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_ID_LENGTH) {
            throw new IllegalArgumentException("A user id is not blank and has 1 to 128 characters.");
        }
    }
}
