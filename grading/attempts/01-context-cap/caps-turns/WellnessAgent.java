package lowtide.contextcap;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;

/** Wrong on purpose. The cap counts turns, not messages: twenty turns are forty messages. */
public final class WellnessAgent {
    private static final int MAX_TURNS = 20;

    private final ChatModel model;
    private final List<ChatMessage> history = new ArrayList<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String message) {
        history.add(UserMessage.from(message));
        trim();
        AiMessage reply = model.chat(history).aiMessage();
        history.add(reply);
        trim();
        return reply.text();
    }

    public int historySize() {
        return history.size();
    }

    private void trim() {
        while (history.size() > 2 * MAX_TURNS) {
            history.remove(0);
        }
    }
}
