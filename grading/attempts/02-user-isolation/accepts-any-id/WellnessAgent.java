package lowtide.userisolation;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Wrong on purpose. The lesson's own: nothing looks at the user id. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;

    private final ChatModel model;
    private final Map<String, List<ChatMessage>> histories = Collections.synchronizedMap(new HashMap<>());

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String userId, String message) {
        List<ChatMessage> history = histories.computeIfAbsent(userId, id -> new ArrayList<>());
        synchronized (history) {
            history.add(UserMessage.from(message));
            trim(history);
            AiMessage reply = model.chat(history).aiMessage();
            history.add(reply);
            return reply.text();
        }
    }

    public int historySize(String userId) {
        List<ChatMessage> history = histories.get(userId);
        if (history == null) {
            return 0;
        }
        synchronized (history) {
            return history.size();
        }
    }

    private static void trim(List<ChatMessage> history) {
        while (history.size() > MAX_MESSAGES) {
            history.remove(0);
        }
    }
}
