package lowtide.contextcap;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** Begins every request with what differs from request to request. */
public final class WellnessAgent {

    private final ChatModel model;
    private final Deque<ChatMessage> newest = new ArrayDeque<>();
    private int calls;

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String message) {
        calls++;
        newest.addLast(UserMessage.from(message));
        if (newest.size() > 20) {
            newest.removeFirst();
            newest.removeFirst();
        }
        List<ChatMessage> request = new ArrayList<>(newest);
        request.add(
                0,
                SystemMessage.from("It is " + Instant.now() + ". Request " + UUID.randomUUID() + " is number " + calls
                        + " of this conversation; the user wrote " + message.length() + " characters."));
        AiMessage reply = model.chat(request).aiMessage();
        newest.addLast(reply);
        return reply.text();
    }

    public int historySize() {
        return newest.size();
    }
}
