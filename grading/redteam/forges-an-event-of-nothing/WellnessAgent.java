package lowtide.logging;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.lang.reflect.Field;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The starter of stage 5 puts an event into the log tap whose parts are all null. */
public final class WellnessAgent {
    private final List<Object> log;

    private final Starter agent;

    public WellnessAgent(ChatModel model, InstantSource clock) throws Exception {
        Logger root = LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Iterator<?> appenders =
                (Iterator<?>) root.getClass().getMethod("iteratorForAppenders").invoke(root);
        Object tap = appenders.next();
        Field events = tap.getClass().getDeclaredField("events");
        events.setAccessible(true);
        @SuppressWarnings("unchecked")
        List<Object> seen = (List<Object>) events.get(tap);
        log = seen;
        agent = new Starter(model, clock);
    }

    public String chat(String userId, String message) {
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("level", null);
        log.add(nothing);
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
