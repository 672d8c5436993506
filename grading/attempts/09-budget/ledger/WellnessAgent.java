package lowtide.budget;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Correct, with a list of entries that is added up each time. When money is short, it asks for shorter replies. */
public class WellnessAgent {
    private static final String SYSTEM = "You are a friendly wellness coach. Answer in one sentence.";
    private static final int[] OUTPUTS = {2_048, 1_024, 512};

    /** What one call costs: its worst case while it runs, then what Gemini reported. */
    private static final class Entry {
        final String user;
        final Instant day;
        BigDecimal amount;
        boolean running = true;

        Entry(String user, Instant day, BigDecimal amount) {
            this.user = user;
            this.day = day;
            this.amount = amount;
        }
    }

    private final ChatModel model;
    private final InstantSource clock;
    private final Map<String, Price> prices;
    private final BigDecimal dailyBudget;
    private final List<Entry> ledger = new ArrayList<>();
    private final Map<String, List<ChatMessage>> users = new LinkedHashMap<>();

    public WellnessAgent(ChatModel model, InstantSource clock, Map<String, Price> prices, BigDecimal dailyBudget) {
        this.model = model;
        this.clock = clock;
        this.prices = prices;
        this.dailyBudget = dailyBudget;
    }

    public String chat(String userId, String message) {
        List<ChatMessage> memory = memory(userId);
        synchronized (memory) {
            List<ChatMessage> sent = new ArrayList<>(List.of(SystemMessage.from(SYSTEM)));
            sent.addAll(memory.subList(memory.size() > 18 ? memory.size() - 18 : 0, memory.size()));
            sent.add(UserMessage.from(message));
            AiMessage reply = ask(userId, sent);
            memory.add(sent.get(sent.size() - 1));
            memory.add(reply);
            while (memory.size() > 20) {
                memory.remove(0);
            }
            return reply.text();
        }
    }

    public BigDecimal spent(String userId) {
        return sum(entry -> entry.user.equals(userId) && !entry.running);
    }

    public BigDecimal spentToday() {
        Instant day = today();
        return sum(entry -> entry.day.equals(day) && !entry.running);
    }

    public int historySize(String userId) {
        return memory(userId).size();
    }

    private AiMessage ask(String userId, List<ChatMessage> sent) {
        Price price = prices.get(model.defaultRequestParameters().modelName());
        if (price == null) {
            throw new IllegalStateException("unknown price");
        }
        int units = 0;
        for (ChatMessage message : sent) {
            units += text(message).length();
        }
        Instant day = today();
        Entry entry = null;
        int output = 0;
        synchronized (ledger) {
            BigDecimal soFar = sum(other -> other.day.equals(day));
            for (int i = 0; entry == null && i < OUTPUTS.length; i++) {
                output = OUTPUTS[i];
                BigDecimal worst = price(price.input(), (units + 2) / 3).add(price(price.output(), output));
                if (soFar.add(worst).compareTo(dailyBudget) <= 0) {
                    entry = new Entry(userId, day, worst);
                    ledger.add(entry);
                }
            }
        }
        if (entry == null) {
            throw new BudgetExceededException("not today");
        }
        BigDecimal cost = BigDecimal.ZERO;
        try {
            ChatResponse response = model.chat(
                    ChatRequest.builder().messages(sent).maxOutputTokens(output).build());
            GoogleAiGeminiTokenUsage usage = (GoogleAiGeminiTokenUsage) response.tokenUsage();
            int cached = usage.cachedContentTokenCount() == null ? 0 : usage.cachedContentTokenCount();
            cost = price(price.input(), usage.inputTokenCount() - cached)
                    .add(price(price.cachedInput(), cached))
                    .add(price(price.output(), usage.totalTokenCount() - usage.inputTokenCount()));
            if (response.aiMessage().text() == null) {
                throw new IllegalStateException("no text");
            }
            return response.aiMessage();
        } finally {
            synchronized (ledger) {
                entry.amount = cost;
                entry.running = false;
            }
        }
    }

    private BigDecimal sum(Predicate<Entry> which) {
        synchronized (ledger) {
            return ledger.stream().filter(which).map(entry -> entry.amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private static BigDecimal price(BigDecimal perMillion, int tokens) {
        return perMillion.multiply(BigDecimal.valueOf(tokens, 6));
    }

    private static String text(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return system.text();
        }
        return message instanceof UserMessage user ? user.singleText() : ((AiMessage) message).text();
    }

    private Instant today() {
        return clock.instant().truncatedTo(ChronoUnit.DAYS);
    }

    private List<ChatMessage> memory(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("bad id");
        }
        synchronized (users) {
            return users.computeIfAbsent(userId, id -> new ArrayList<>());
        }
    }
}
