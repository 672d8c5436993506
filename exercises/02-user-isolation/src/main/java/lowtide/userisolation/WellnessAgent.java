package lowtide.userisolation;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;

/** Talks with many users, and mixes them all up. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;

    private final ChatModel model;
    // TODO One list for all: Bob's request carries what Alice ate. Give each user a history (2A to 2C).
    private final List<ChatMessage> history = new ArrayList<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    /** Answers one message of one user. */
    public String chat(String userId, String message) {
        // TODO Refuse ids that are null, blank or longer than 128 characters (2F).
        // TODO Many threads call this at once. A slow answer may hold up its own user, nobody else (2D, 2E).
        history.add(UserMessage.from(message));
        dropOldest();
        AiMessage reply = model.chat(history).aiMessage();
        history.add(reply);
        return reply.text();
    }

    /** Messages stored for this user, questions and replies; 0 for an unknown one. */
    public int historySize(String userId) {
        // TODO This counts everybody's messages.
        return history.size();
    }

    private void dropOldest() {
        while (history.size() > MAX_MESSAGES) {
            // The oldest question goes with its answer, so that a conversation never starts in mid-sentence.
            history.subList(0, 2).clear();
        }
    }
}
