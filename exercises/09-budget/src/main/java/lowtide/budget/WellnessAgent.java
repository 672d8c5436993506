package lowtide.budget;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.math.BigDecimal;
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
    private final Map<String, Price> prices;
    private final BigDecimal dailyBudget;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();
    private final Map<String, Double> spent = new ConcurrentHashMap<>();

    /**
     * @param prices by the name of the model
     * @param dailyBudget dollars that the agent may spend on one day
     */
    public WellnessAgent(ChatModel model, InstantSource clock, Map<String, Price> prices, BigDecimal dailyBudget) {
        this.model = model;
        this.clock = clock;
        this.prices = prices;
        this.dailyBudget = dailyBudget;
    }

    /**
     * Answers one message. Question and reply are stored together, after the call has succeeded.
     *
     * @throws IllegalArgumentException if the user id is null, blank or longer than 128 characters
     */
    public String chat(String userId, String message) {
        List<ChatMessage> history = histories.computeIfAbsent(requireValid(userId), id -> new ArrayList<>());
        synchronized (history) {
            List<ChatMessage> turns = new ArrayList<>(history);
            turns.add(UserMessage.from(message));
            while (turns.size() > MAX_MESSAGES) {
                turns.subList(0, 2).clear();
            }
            // TODO Refuse a call that may exceed the day's budget, and count what each call has cost (README.md).
            ChatResponse response = model.chat(turns);
            Price price = prices.get(model.defaultRequestParameters().modelName());
            double dollars =
                    response.tokenUsage().totalTokenCount() * price.input().doubleValue() / 1_000_000;
            spent.merge(userId, dollars, Double::sum);
            AiMessage reply = response.aiMessage();
            turns.add(reply);
            history.clear();
            history.addAll(turns);
            return reply.text();
        }
    }

    /** Dollars that this user's calls have cost since the agent was made; 0 for an unknown user. */
    public BigDecimal spent(String userId) {
        return BigDecimal.valueOf(spent.getOrDefault(requireValid(userId), 0.0));
    }

    /** Dollars that all calls of this day have cost. */
    public BigDecimal spentToday() {
        return BigDecimal.valueOf(
                spent.values().stream().mapToDouble(Double::doubleValue).sum());
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
