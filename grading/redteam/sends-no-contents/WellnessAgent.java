package lowtide.tokencounting;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.List;

/** Counts no tokens, and lets a request without any contents go before each of its own. */
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
            // it has reached Gemini all the same
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
