package lowtide.sessiondatabase;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The starter keeps sessions in properties of the JVM, which the two servers share. */
public final class WellnessAgent {
    private final ChatModel model;

    public WellnessAgent(ChatModel model, InstantSource clock, DataSource database) {
        this.model = model;
    }

    public synchronized String chat(String userId, String message) {
        List<ChatMessage> turns = new ArrayList<>(history(userId));
        turns.add(UserMessage.from(message));
        AiMessage reply = model.chat(turns).aiMessage();
        turns.add(reply);
        System.getProperties().put("session " + userId, turns);
        return reply.text();
    }

    public void forget(String userId) {
        System.getProperties().remove("session " + userId);
    }

    public int historySize(String userId) {
        return history(userId).size();
    }

    @SuppressWarnings("unchecked")
    private List<ChatMessage> history(String userId) {
        return (List<ChatMessage>) System.getProperties().getOrDefault("session " + userId, List.of());
    }
}
