package lowtide.userisolation;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;

/** Talks with many users, but keeps one history for all of them. Not thread-safe. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;

    private final ChatModel model;
    // TODO All users share this list: Bob's request carries what Alice ate. Give each user a history (2A to 2C).
    private final List<ChatMessage> history = new ArrayList<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    /** Answers one message of one user. */
    public String chat(String userId, String message) {
        // TODO Refuse ids that are null, blank or longer than 128 characters (2F).
        // TODO Many threads call this at once. A slow answer may delay its own user, but nobody else (2D, 2E).
        history.add(UserMessage.from(message));
        dropOldest();
        AiMessage reply = model.chat(history).aiMessage();
        history.add(reply);
        return reply.text();
    }

    /** Number of messages stored for this user, questions and replies; 0 for an unknown user. */
    public int historySize(String userId) {
        // TODO This counts the messages of all users.
        return history.size();
    }

    private void dropOldest() {
        while (history.size() > MAX_MESSAGES) {
            // The oldest question goes together with its reply, so that a history never starts with a reply.
            history.subList(0, 2).clear();
        }
    }
}
