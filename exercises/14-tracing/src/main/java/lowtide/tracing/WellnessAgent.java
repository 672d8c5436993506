package lowtide.tracing;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Talks with many users and remembers the last 20 messages of each. Thread-safe. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_USER_ID_LENGTH = 128;

    private final ChatModel model;
    private final InstantSource clock;
    private final OpenTelemetry telemetry;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, InstantSource clock, OpenTelemetry telemetry) {
        this.model = model;
        this.clock = clock;
        this.telemetry = telemetry;
    }

    /**
     * Answers one message. Question and reply are stored together, after the call has succeeded.
     *
     * @throws IllegalArgumentException if the user id is null, blank or longer than 128 characters
     */
    public String chat(String userId, String message) {
        // TODO Report each turn as a span, each request as a span in it, and tokens and time as metrics (README.md).
        List<ChatMessage> history = histories.computeIfAbsent(requireValid(userId), id -> new ArrayList<>());
        synchronized (history) {
            List<ChatMessage> turns = new ArrayList<>(history);
            turns.add(UserMessage.from(message));
            while (turns.size() > MAX_MESSAGES) {
                turns.subList(0, 2).clear();
            }
            AiMessage reply = model.chat(turns).aiMessage();
            turns.add(reply);
            history.clear();
            history.addAll(turns);
            return reply.text();
        }
    }

    /** Number of messages stored for this user, questions and replies; 0 for an unknown user. */
    public int historySize(String userId) {
        List<ChatMessage> history = histories.getOrDefault(requireValid(userId), List.of());
        synchronized (history) {
            return history.size();
        }
    }

    private static String requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_USER_ID_LENGTH) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
        return userId;
    }
}
