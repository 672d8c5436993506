package lowtide.contextcap;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;

/** Talks with one user about food and sport, and remembers everything. Not thread-safe. */
public final class WellnessAgent {
    private final ChatModel model;
    private final List<ChatMessage> history = new ArrayList<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    /** Answers one message. */
    public String chat(String message) {
        history.add(UserMessage.from(message));
        // TODO Call 40 sends 79 messages. Send and keep only the newest 20 (README.md, 1A to 1E).
        AiMessage reply = model.chat(history).aiMessage();
        history.add(reply);
        return reply.text();
    }

    /** Number of stored messages, questions and replies. */
    public int historySize() {
        return history.size();
    }
}
