package lowtide.budget;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Talks with many users, and spends no more than its budget on any day. Thread-safe. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_USER_ID_LENGTH = 128;
    private static final int MAX_OUTPUT_TOKENS = 1_024;
    private static final int UNITS_PER_TOKEN = 3; // of UTF-16; fewer than on average, because this is the worst case

    private final ChatModel model;
    private final InstantSource clock;
    private final Map<String, Price> prices;
    private final BigDecimal dailyBudget;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();
    private final Map<String, BigDecimal> spent = new ConcurrentHashMap<>();
    private final Map<LocalDate, BigDecimal> days = new ConcurrentHashMap<>(); // spent, or set aside for running calls

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
     * @throws BudgetExceededException if the call could cost more than what is left of the day's budget
     * @throws IllegalStateException if the model has no price, or its reply no text
     */
    public String chat(String userId, String message) {
        List<ChatMessage> history = histories.computeIfAbsent(requireValid(userId), id -> new ArrayList<>());
        synchronized (history) {
            List<ChatMessage> turns = new ArrayList<>(history);
            turns.add(UserMessage.from(message));
            while (turns.size() > MAX_MESSAGES) {
                turns.subList(0, 2).clear();
            }
            AiMessage reply = answer(userId, turns);
            turns.add(reply);
            history.clear();
            history.addAll(turns);
            return reply.text();
        }
    }

    /** Dollars that this user's calls have cost since the agent was made; 0 for an unknown user. */
    public BigDecimal spent(String userId) {
        return spent.getOrDefault(requireValid(userId), BigDecimal.ZERO);
    }

    /** Dollars that the calls of this day in UTC have cost, and for calls that are running, what they cost at worst. */
    public BigDecimal spentToday() {
        return days.getOrDefault(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), BigDecimal.ZERO);
    }

    /** Number of messages stored for this user, questions and replies; 0 for an unknown user. */
    public int historySize(String userId) {
        List<ChatMessage> history = histories.getOrDefault(requireValid(userId), List.of());
        synchronized (history) {
            return history.size();
        }
    }

    /** Sets the worst case aside before the call, and corrects it to what the call has cost when it ends. */
    private AiMessage answer(String userId, List<ChatMessage> turns) {
        Price price = prices.get(model.defaultRequestParameters().modelName());
        if (price == null) {
            throw new IllegalStateException("The price of the model is not known.");
        }
        BigDecimal worst = worstCase(turns, price);
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        days.compute(day, (date, before) -> withinBudget(before == null ? worst : before.add(worst)));
        BigDecimal cost = BigDecimal.ZERO;
        try {
            ChatResponse response = model.chat(ChatRequest.builder()
                    .messages(turns)
                    .maxOutputTokens(MAX_OUTPUT_TOKENS)
                    .build());
            cost = cost((GoogleAiGeminiTokenUsage) response.tokenUsage(), price);
            if (response.aiMessage().text() == null) {
                throw new IllegalStateException("A reply without text: " + response.finishReason());
            }
            return response.aiMessage();
        } finally {
            days.merge(day, cost.subtract(worst), BigDecimal::add);
            spent.merge(userId, cost, BigDecimal::add);
        }
    }

    private BigDecimal withinBudget(BigDecimal sum) {
        if (sum.compareTo(dailyBudget) > 0) {
            throw new BudgetExceededException("This call may exceed today's budget. Please try again tomorrow.");
        }
        return sum;
    }

    private static BigDecimal worstCase(List<ChatMessage> turns, Price price) {
        int units = turns.stream().mapToInt(WellnessAgent::length).sum();
        return dollars((units + 2) / UNITS_PER_TOKEN, price.input()).add(dollars(MAX_OUTPUT_TOKENS, price.output()));
    }

    private static int length(ChatMessage message) {
        return (message instanceof UserMessage user ? user.singleText() : ((AiMessage) message).text()).length();
    }

    private static BigDecimal cost(GoogleAiGeminiTokenUsage usage, Price price) {
        int cached = Objects.requireNonNullElse(usage.cachedContentTokenCount(), 0);
        return dollars(usage.inputTokenCount() - cached, price.input())
                .add(dollars(cached, price.cachedInput()))
                .add(dollars(usage.totalTokenCount() - usage.inputTokenCount(), price.output())); // reply and thoughts
    }

    private static BigDecimal dollars(int tokens, BigDecimal perMillion) {
        return perMillion.multiply(BigDecimal.valueOf(tokens)).movePointLeft(6);
    }

    private static String requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_USER_ID_LENGTH) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
        return userId;
    }
}
