package lowtide.contextcap;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Wrong on purpose. A set forgets a message as soon as an equal one is said. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;

    private final ChatModel model;
    private final Set<ChatMessage> history = new LinkedHashSet<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String message) {
        say(UserMessage.from(message));
        AiMessage reply = model.chat(List.copyOf(history)).aiMessage();
        say(reply);
        return reply.text();
    }

    public int historySize() {
        return history.size();
    }

    private void say(ChatMessage message) {
        history.remove(message);
        history.add(message);
        while (history.size() > MAX_MESSAGES) {
            history.remove(history.iterator().next());
        }
    }
}
