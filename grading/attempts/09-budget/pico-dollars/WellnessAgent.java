package lowtide.budget;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.output.FinishReason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Correct, with whole pico-dollars, and one lock for all that is not a call of the model. */
public class WellnessAgent {
    private static final int DIGITS = 12; // after the point of a dollar; prices have at most six more than a token
    private static final int PER_MILLION = 6;
    private static final int MAX_OUTPUT = 512;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, BigInteger> daysByDate = new HashMap<>();
    private final ChatModel model;
    private final InstantSource clock;
    private final Optional<Price> price;
    private final BigInteger budget;

    public WellnessAgent(ChatModel model, InstantSource clock, Map<String, Price> prices, BigDecimal dailyBudget) {
        this.model = model;
        this.clock = clock;
        this.price =
                Optional.ofNullable(prices.get(model.defaultRequestParameters().modelName()));
        this.budget = dailyBudget.movePointRight(DIGITS).toBigInteger();
    }

    public String chat(String userId, String message) {
        Account account = account(userId);
        account.turn.lock();
        try {
            List<ChatMessage> sent = new ArrayList<>(account.memory);
            sent.add(UserMessage.from(message));
            BigInteger worst = worstCase(sent);
            String day = today();
            add(day, worst, true);
            ChatResponse response;
            try {
                response = model.chat(ChatRequest.builder()
                        .messages(sent)
                        .parameters(ChatRequestParameters.builder()
                                .maxOutputTokens(MAX_OUTPUT)
                                .build())
                        .build());
            } catch (RuntimeException failure) {
                add(day, worst.negate(), false);
                throw failure;
            }
            BigInteger cost = cost((GoogleAiGeminiTokenUsage) response.tokenUsage());
            add(day, cost.subtract(worst), false);
            account.spent = account.spent.add(cost);
            AiMessage reply = response.aiMessage();
            if (response.finishReason() == FinishReason.CONTENT_FILTER || reply.text() == null) {
                throw new IllegalStateException("refused, or nothing written");
            }
            account.memory.addLast(sent.get(sent.size() - 1));
            account.memory.addLast(reply);
            while (account.memory.size() > 18) {
                account.memory.removeFirst();
            }
            return reply.text();
        } finally {
            account.turn.unlock();
        }
    }

    public BigDecimal spent(String userId) {
        return new BigDecimal(account(userId).spent, DIGITS);
    }

    public BigDecimal spentToday() {
        lock.lock();
        try {
            return new BigDecimal(daysByDate.getOrDefault(today(), BigInteger.ZERO), DIGITS);
        } finally {
            lock.unlock();
        }
    }

    public int historySize(String userId) {
        return account(userId).memory.size();
    }

    private void add(String day, BigInteger amount, boolean within) {
        lock.lock();
        try {
            BigInteger sum = daysByDate.getOrDefault(day, BigInteger.ZERO).add(amount);
            if (within && sum.compareTo(budget) > 0) {
                throw new TooDear();
            }
            daysByDate.put(day, sum);
        } finally {
            lock.unlock();
        }
    }

    private BigInteger worstCase(List<ChatMessage> sent) {
        StringBuilder all = new StringBuilder();
        sent.forEach(message ->
                all.append(message instanceof UserMessage user ? user.singleText() : ((AiMessage) message).text()));
        Price known = price.orElseThrow(() -> new IllegalStateException("no price"));
        return perToken(known.input())
                .multiply(BigInteger.valueOf((all.length() + 2) / 3))
                .add(perToken(known.output()).multiply(BigInteger.valueOf(MAX_OUTPUT)));
    }

    private BigInteger cost(GoogleAiGeminiTokenUsage usage) {
        Price known = price.orElseThrow();
        long cached = usage.cachedContentTokenCount() == null ? 0 : usage.cachedContentTokenCount();
        long written = usage.outputTokenCount() == null ? 0 : usage.outputTokenCount();
        long thoughts = usage.thoughtsTokenCount() == null ? 0 : usage.thoughtsTokenCount();
        return perToken(known.input())
                .multiply(BigInteger.valueOf(usage.inputTokenCount() - cached))
                .add(perToken(known.cachedInput()).multiply(BigInteger.valueOf(cached)))
                .add(perToken(known.output()).multiply(BigInteger.valueOf(written + thoughts)));
    }

    private static BigInteger perToken(BigDecimal perMillion) {
        return perMillion.movePointRight(DIGITS - PER_MILLION).toBigIntegerExact();
    }

    private String today() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private Account account(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters.");
        }
        lock.lock();
        try {
            return accounts.computeIfAbsent(userId, id -> new Account());
        } finally {
            lock.unlock();
        }
    }

    private static final class Account {
        final ReentrantLock turn = new ReentrantLock();
        final Deque<ChatMessage> memory = new ArrayDeque<>();
        volatile BigInteger spent = BigInteger.ZERO;
    }

    private static final class TooDear extends BudgetExceededException {
        private static final long serialVersionUID = 1L;

        TooDear() {
            super("Tomorrow again.");
        }
    }
}
