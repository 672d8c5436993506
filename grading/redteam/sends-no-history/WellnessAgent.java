package lowtide.tokencounting;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;

/** Counts every token, and sends nothing but the newest question, of which Gemini has nothing cached. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                return model.chat(
                        List.of(request.messages().get(request.messages().size() - 1)));
            }
        });
    }

    public String chat(String userId, String message) {
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
