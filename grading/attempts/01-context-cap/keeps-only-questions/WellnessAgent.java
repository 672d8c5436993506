package lowtide.contextcap;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;

/** Wrong on purpose. Only the questions are remembered; the model never sees its own replies. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;

    private final ChatModel model;
    private final List<ChatMessage> history = new ArrayList<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String message) {
        history.add(UserMessage.from(message));
        trim();
        return model.chat(history).aiMessage().text();
    }

    public int historySize() {
        return history.size();
    }

    private void trim() {
        while (history.size() > MAX_MESSAGES) {
            history.remove(0);
        }
    }
}
