package lowtide.contextcap;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;

/** Talks with one user about food and sport, and remembers the last 20 messages. Not thread-safe. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;

    private final ChatModel model;
    private final List<ChatMessage> history = new ArrayList<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    /** Answers one message, which counts as one of the 20. */
    public String chat(String message) {
        history.add(UserMessage.from(message));
        dropOldest();
        AiMessage reply = model.chat(history).aiMessage();
        history.add(reply);
        return reply.text();
    }

    /** Number of stored messages, questions and replies. */
    public int historySize() {
        return history.size();
    }

    private void dropOldest() {
        while (history.size() > MAX_MESSAGES) {
            // The oldest question goes together with its reply, so that a history never starts with a reply.
            history.subList(0, 2).clear();
        }
    }
}
