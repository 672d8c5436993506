package lowtide.agent.host;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uses the classes that students' agents use, so that a class data archive of its process contains them. No submission
 * is ever bound to it.
 */
public final class TrainingAgent {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingAgent.class);

    private final ChatModel model;
    private final InstantSource clock;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();
    private final LongAdder tokens = new LongAdder();

    public TrainingAgent(ChatModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
    }

    public String chat(String userId, String message) {
        List<ChatMessage> history =
                histories.computeIfAbsent(userId, id -> new ArrayList<>(List.of(SystemMessage.from("training"))));
        synchronized (history) {
            history.add(UserMessage.from(message));
            try {
                ChatResponse response = model.chat(history);
                AiMessage reply = response.aiMessage();
                history.add(reply);
                tokens.add(response.tokenUsage().totalTokenCount());
                LOG.atInfo()
                        .addKeyValue("user", userId)
                        .addKeyValue("at", clock.instant())
                        .log("chat");
                return reply.text();
            } catch (RuntimeException failure) {
                LOG.atError().setCause(failure).log("chat");
                throw failure;
            }
        }
    }

    public int historySize(String userId) {
        return histories.getOrDefault(userId, List.of()).size();
    }

    public int estimateTokens(List<ChatMessage> messages) {
        return messages.stream()
                        .mapToInt(message -> message.toString().length())
                        .sum()
                / 4;
    }

    public long tokensUsed(String userId) {
        return tokens.sum();
    }
}
