package lowtide.contextcap;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;

/** Wrong on purpose. The history is static, so a new agent begins with what the one before it was told. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final List<ChatMessage> HISTORY = new ArrayList<>();

    private final ChatModel model;

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String message) {
        HISTORY.add(UserMessage.from(message));
        trim();
        AiMessage reply = model.chat(HISTORY).aiMessage();
        HISTORY.add(reply);
        trim();
        return reply.text();
    }

    public int historySize() {
        return HISTORY.size();
    }

    private void trim() {
        while (HISTORY.size() > MAX_MESSAGES) {
            HISTORY.remove(0);
        }
    }
}
