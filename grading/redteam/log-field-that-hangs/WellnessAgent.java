package lowtide.logging;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a field whose text is never finished. */
public final class WellnessAgent {
    private static final Logger LOG = LoggerFactory.getLogger(WellnessAgent.class);

    private final Solved agent;

    public WellnessAgent(ChatModel model, InstantSource clock) {
        agent = new Solved(model, clock);
    }

    public String chat(String userId, String message) {
        LOG.atInfo()
                .addKeyValue("user", new Object() {
                    @Override
                    public String toString() {
                        while (System.nanoTime() != 0) {
                            Thread.onSpinWait();
                        }
                        return userId;
                    }
                })
                .log("chat");
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
