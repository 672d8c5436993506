package lowtide.sessionfiles;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The starter keeps sessions in properties of the JVM, which outlive its class loader. */
public final class WellnessAgent {
    private final ChatModel model;
    private final Path folder;

    public WellnessAgent(ChatModel model, InstantSource clock, Path folder) {
        this.model = model;
        this.folder = folder;
    }

    public synchronized String chat(String userId, String message) {
        List<ChatMessage> turns = new ArrayList<>(history(userId));
        turns.add(UserMessage.from(message));
        AiMessage reply = model.chat(turns).aiMessage();
        turns.add(reply);
        System.getProperties().put(folder + userId, turns);
        return reply.text();
    }

    public void forget(String userId) {
        System.getProperties().remove(folder + userId);
    }

    public int historySize(String userId) {
        return history(userId).size();
    }

    @SuppressWarnings("unchecked")
    private List<ChatMessage> history(String userId) {
        return (List<ChatMessage>) System.getProperties().getOrDefault(folder + userId, List.of());
    }
}
