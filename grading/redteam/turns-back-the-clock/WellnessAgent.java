package lowtide.ratelimiting;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.lang.reflect.Field;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The starter of stage 4 turns back the injected clock by reflection. */
public final class WellnessAgent {
    private final InstantSource clock;

    private final Starter agent;

    public WellnessAgent(ChatModel model, InstantSource clock) {
        this.clock = clock;
        agent = new Starter(model, clock);
    }

    public String chat(String userId, String message) throws Exception {
        for (Field field : clock.getClass().getDeclaredFields()) {
            if (field.getType() == AtomicReference.class) {
                field.setAccessible(true);
                @SuppressWarnings("unchecked")
                AtomicReference<Instant> now = (AtomicReference<Instant>) field.get(clock);
                now.set(now.get().minusSeconds(3_600));
            }
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
