package lowtide.retries;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Correct, with a model that retries around the model, and a deque of messages for each user. */
public class WellnessAgent {
    private final ChatModel model;
    private final Map<String, Deque<ChatMessage>> users = new HashMap<>();

    public WellnessAgent(ChatModel model, InstantSource clock, Consumer<Duration> pause) {
        this.model = new RetryingModel(model, clock, pause);
    }

    public String chat(String userId, String message) {
        Deque<ChatMessage> memory = memoryOf(userId);
        synchronized (memory) {
            List<ChatMessage> sent = new ArrayList<>(memory);
            sent.add(UserMessage.from(message));
            ChatResponse response = model.chat(sent);
            memory.add(sent.get(sent.size() - 1));
            memory.add(response.aiMessage());
            while (memory.size() > 18) {
                memory.removeFirst();
            }
            return response.aiMessage().text();
        }
    }

    public int historySize(String userId) {
        Deque<ChatMessage> memory = memoryOf(userId);
        synchronized (memory) {
            return memory.size();
        }
    }

    private Deque<ChatMessage> memoryOf(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("not an id");
        }
        synchronized (users) {
            return users.computeIfAbsent(userId, id -> new ArrayDeque<>());
        }
    }

    private static final class RetryingModel implements ChatModel {
        private static final String DELAY = "\"retryDelay\":";

        private final Random random = new Random();
        private final ChatModel model;
        private final InstantSource clock;
        private final Consumer<Duration> pause;

        RetryingModel(ChatModel model, InstantSource clock, Consumer<Duration> pause) {
            this.model = model;
            this.clock = clock;
            this.pause = pause;
        }

        @Override
        public ChatResponse chat(ChatRequest request) {
            Instant start = clock.instant();
            double backoff = 1;
            int left = 3;
            while (true) {
                try {
                    return model.chat(request);
                } catch (RuntimeException failure) {
                    double seconds = delay(failure).orElse(backoff);
                    double passed = Duration.between(start, clock.instant()).toMillis() / 1_000.0;
                    if (left-- == 0 || isFinal(failure) || passed + seconds > 30) {
                        throw failure;
                    }
                    pause.accept(Duration.ofMillis(Math.round((seconds + random.nextDouble()) * 1_000)));
                    backoff *= 2;
                }
            }
        }

        private static boolean isFinal(RuntimeException failure) {
            return failure instanceof NonRetriableException
                    || !(failure instanceof LangChain4jException) && !(failure.getCause() instanceof IOException)
                    || String.valueOf(failure.getMessage()).contains("PerDay");
        }

        private static Optional<Double> delay(RuntimeException failure) {
            String body = String.valueOf(failure.getMessage()).replace(" ", "");
            int at = body.indexOf(DELAY);
            if (at < 0) {
                return Optional.empty();
            }
            int from = at + DELAY.length() + 1;
            return Optional.of(Double.parseDouble(body.substring(from, body.indexOf('s', from))));
        }
    }
}
