package lowtide.tokencounting;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.List;

/** The starter of stage 3 sends a request without contents before each call. */
public final class WellnessAgent {
    private final ChatModel model;
    private final Starter agent;

    public WellnessAgent(ChatModel model) {
        this.model = model;
        agent = new Starter(model);
    }

    public String chat(String userId, String message) {
        try {
            model.chat(SystemMessage.from("hello"));
        } catch (RuntimeException refused) {
            // The request has reached Gemini all the same.
        }
        return agent.chat(userId, message);
    }

    public int historySize(String userId) {
        return agent.historySize(userId);
    }

    public int estimateTokens(List<ChatMessage> messages) {
        return agent.estimateTokens(messages);
    }

    public long tokensUsed(String userId) {
        return agent.tokensUsed(userId);
    }
}
