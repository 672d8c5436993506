package lowtide.budget;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.V;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Correct, with AiServices for each user, and a model that pays from a purse. A failed call is taken back out of the memory. */
public class WellnessAgent {
    private final ChatModel model;
    private final Purse purse;
    private final Map<String, User> users = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, InstantSource clock, Map<String, Price> prices, BigDecimal dailyBudget) {
        this.model = model;
        this.purse = new Purse(
                clock, dailyBudget, prices.get(model.defaultRequestParameters().modelName()));
    }

    public String chat(String userId, String message) {
        return user(userId).say(message);
    }

    public BigDecimal spent(String userId) {
        return user(userId).spent;
    }

    public BigDecimal spentToday() {
        return purse.today();
    }

    public int historySize(String userId) {
        return user(userId).memory.messages().size();
    }

    private User user(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("not a user id");
        }
        return users.computeIfAbsent(userId, id -> new User());
    }

    interface Assistant {
        @dev.langchain4j.service.UserMessage("{{message}}")
        String chat(@V("message") String message);
    }

    private final class User implements ChatModel {
        private static final int MAX_OUTPUT = 700;

        final ChatMemory memory = MessageWindowChatMemory.withMaxMessages(19);
        private final Assistant assistant = AiServices.builder(Assistant.class)
                .chatModel(this)
                .chatMemory(memory)
                .build();
        private volatile BigDecimal spent = BigDecimal.ZERO;

        synchronized String say(String message) {
            List<ChatMessage> before = List.copyOf(memory.messages());
            try {
                return assistant.chat(message);
            } catch (RuntimeException failure) {
                memory.clear();
                before.forEach(memory::add);
                throw failure;
            }
        }

        @Override
        public ChatResponse chat(ChatRequest request) {
            int units = 0;
            for (ChatMessage message : request.messages()) {
                units += message instanceof UserMessage user
                        ? user.singleText().length()
                        : ((dev.langchain4j.data.message.AiMessage) message)
                                .text()
                                .length();
            }
            Purse.Note note = purse.take(units, MAX_OUTPUT);
            try {
                ChatResponse response = model.chat(ChatRequest.builder()
                        .messages(request.messages())
                        .parameters(request.parameters()
                                .overrideWith(ChatRequestParameters.builder()
                                        .maxOutputTokens(MAX_OUTPUT)
                                        .build()))
                        .build());
                spent = spent.add(note.use(response.tokenUsage()));
                if (response.aiMessage().text() == null) {
                    throw new IllegalStateException("the model wrote nothing");
                }
                return response;
            } finally {
                note.giveBack();
            }
        }
    }

    private static final class Purse {
        private final InstantSource clock;
        private final BigDecimal full;
        private final Price price;
        private final Map<LocalDate, BigDecimal> left = new TreeMap<>();

        Purse(InstantSource clock, BigDecimal full, Price price) {
            this.clock = clock;
            this.full = full;
            this.price = price;
        }

        synchronized BigDecimal today() {
            return full.subtract(left.getOrDefault(date(), full));
        }

        synchronized Note take(int units, int output) {
            BigDecimal worst = dollars(price.input(), (units + 2) / 3).add(dollars(price.output(), output));
            BigDecimal rest = left.getOrDefault(date(), full).subtract(worst);
            if (rest.signum() < 0) {
                throw new BudgetExceededException("The purse is empty.");
            }
            left.put(date(), rest);
            return new Note(date(), worst);
        }

        private LocalDate date() {
            return clock.instant().atZone(ZoneId.of("Z")).toLocalDate();
        }

        private static BigDecimal dollars(BigDecimal perMillion, int tokens) {
            return perMillion.scaleByPowerOfTen(-6).multiply(BigDecimal.valueOf(tokens));
        }

        final class Note {
            private final LocalDate date;
            private BigDecimal unused;

            Note(LocalDate date, BigDecimal unused) {
                this.date = date;
                this.unused = unused;
            }

            BigDecimal use(TokenUsage usage) {
                Integer reported = ((GoogleAiGeminiTokenUsage) usage).cachedContentTokenCount();
                int cached = reported == null ? 0 : reported;
                BigDecimal cost = dollars(price.input(), usage.inputTokenCount() - cached)
                        .add(dollars(price.cachedInput(), cached))
                        .add(dollars(price.output(), usage.totalTokenCount() - usage.inputTokenCount()));
                unused = unused.subtract(cost);
                return cost;
            }

            void giveBack() {
                synchronized (Purse.this) {
                    left.merge(date, unused, BigDecimal::add);
                }
            }
        }
    }
}
