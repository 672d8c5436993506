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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Correct, with an immutable state that is replaced by compareAndSet. Days are counted from 1970. */
public class WellnessAgent {
    private static final long MILLIS_OF_A_DAY = 86_400_000;
    private static final int MAX_OUTPUT = 2_048;
    private static final BigDecimal MILLION = new BigDecimal(1_000_000);

    private record State(long day, BigDecimal spentThatDay, BigDecimal setAside, Map<String, BigDecimal> users) {
        State on(long now) {
            return now <= day ? this : new State(now, BigDecimal.ZERO, BigDecimal.ZERO, users);
        }

        State setAside(BigDecimal more) {
            return new State(day, spentThatDay, setAside.add(more), users);
        }

        State booked(String user, long began, BigDecimal worst, BigDecimal cost) {
            Map<String, BigDecimal> more = new HashMap<>(users);
            more.merge(user, cost, BigDecimal::add);
            return began == day
                    ? new State(day, spentThatDay.add(cost), setAside.subtract(worst), more)
                    : new State(day, spentThatDay, setAside, more);
        }
    }

    private final ChatModel model;
    private final InstantSource clock;
    private final Map<String, Price> prices;
    private final BigDecimal budget;
    private final Map<String, List<ChatMessage>> memories = new ConcurrentHashMap<>();
    private final AtomicReference<State> state =
            new AtomicReference<>(new State(Long.MIN_VALUE, BigDecimal.ZERO, BigDecimal.ZERO, Map.of()));

    public WellnessAgent(ChatModel model, InstantSource clock, Map<String, Price> prices, BigDecimal dailyBudget) {
        this.model = model;
        this.clock = clock;
        this.prices = Map.copyOf(prices);
        this.budget = dailyBudget;
    }

    public String chat(String userId, String message) {
        List<ChatMessage> memory = memory(userId);
        synchronized (memory) {
            List<ChatMessage> sent = new ArrayList<>(memory.subList(Math.max(0, memory.size() - 18), memory.size()));
            sent.add(UserMessage.from(message));
            AiMessage reply = pay(userId, sent);
            memory.clear();
            memory.addAll(sent);
            memory.add(reply);
            return reply.text();
        }
    }

    public BigDecimal spent(String userId) {
        return state.get().users.getOrDefault(userId, BigDecimal.ZERO);
    }

    public BigDecimal spentToday() {
        return state.get().on(day()).spentThatDay;
    }

    public int historySize(String userId) {
        List<ChatMessage> memory = memory(userId);
        synchronized (memory) {
            return memory.size();
        }
    }

    private AiMessage pay(String userId, List<ChatMessage> sent) {
        Price price = prices.get(model.defaultRequestParameters().modelName());
        if (price == null) {
            throw new UnsupportedOperationException("no price");
        }
        int units = 0;
        for (ChatMessage turn : sent) {
            units += turn instanceof AiMessage ai
                    ? ai.text().length()
                    : ((UserMessage) turn).singleText().length();
        }
        BigDecimal worst = price.input()
                .multiply(new BigDecimal(units / 3 + (units % 3 == 0 ? 0 : 1)))
                .add(price.output().multiply(new BigDecimal(MAX_OUTPUT)))
                .divide(MILLION);
        long began = day();
        enter(began, worst);
        BigDecimal cost = BigDecimal.ZERO;
        try {
            ChatRequest request = ChatRequest.builder()
                    .messages(sent)
                    .maxOutputTokens(MAX_OUTPUT)
                    .build();
            ChatResponse response = model.chat(request);
            cost = cost((GoogleAiGeminiTokenUsage) response.metadata().tokenUsage(), price);
            String text = response.aiMessage().text();
            if (text == null || text.isBlank()) {
                throw new IllegalStateException("no text");
            }
            return response.aiMessage();
        } finally {
            BigDecimal booked = cost;
            state.updateAndGet(now -> now.booked(userId, began, worst, booked));
        }
    }

    private void enter(long today, BigDecimal worst) {
        while (true) {
            State before = state.get();
            State now = before.on(today);
            if (now.spentThatDay.add(now.setAside).add(worst).compareTo(budget) > 0) {
                throw new BudgetExceededException("no money left for today");
            }
            if (state.compareAndSet(before, now.setAside(worst))) {
                return;
            }
        }
    }

    private static BigDecimal cost(GoogleAiGeminiTokenUsage usage, Price price) {
        BigDecimal cached = count(usage.cachedContentTokenCount());
        BigDecimal written = count(usage.outputTokenCount()).add(count(usage.thoughtsTokenCount()));
        return count(usage.inputTokenCount())
                .subtract(cached)
                .multiply(price.input())
                .add(cached.multiply(price.cachedInput()))
                .add(written.multiply(price.output()))
                .divide(MILLION);
    }

    private static BigDecimal count(Integer tokens) {
        return tokens == null ? BigDecimal.ZERO : new BigDecimal(tokens);
    }

    private long day() {
        return Math.floorDiv(clock.millis(), MILLIS_OF_A_DAY);
    }

    private List<ChatMessage> memory(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("bad id");
        }
        return memories.computeIfAbsent(userId, id -> new ArrayList<>());
    }
}
