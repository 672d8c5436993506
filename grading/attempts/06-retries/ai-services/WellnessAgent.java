package lowtide.retries;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.V;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Correct, with retries around AiServices: a failed try is taken back out of the memory. */
public class WellnessAgent {
    private static final Pattern NAMED = Pattern.compile("retryDelay\"?: ?\"(\\d*\\.?\\d*)s");

    private final ConcurrentMap<String, ChatMemory> memories = new ConcurrentHashMap<>();
    private final Assistant assistant;
    private final InstantSource clock;
    private final Consumer<Duration> pause;

    public WellnessAgent(ChatModel model, InstantSource clock, Consumer<Duration> pause) {
        this.clock = clock;
        this.pause = pause;
        assistant = AiServices.builder(Assistant.class)
                .chatModel(model)
                .chatMemoryProvider(id -> memory(id.toString()))
                .build();
    }

    public String chat(String userId, String message) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("not a user id");
        }
        ChatMemory memory = memory(userId);
        synchronized (memory) {
            List<ChatMessage> before = List.copyOf(memory.messages());
            return retried(
                    () -> {
                        memory.clear();
                        before.forEach(memory::add);
                        return assistant.chat(userId, message);
                    },
                    () -> {
                        memory.clear();
                        before.forEach(memory::add);
                    });
        }
    }

    public int historySize(String userId) {
        return memory(userId).messages().size();
    }

    private ChatMemory memory(String userId) {
        return memories.computeIfAbsent(userId, id -> MessageWindowChatMemory.withMaxMessages(19));
    }

    private String retried(Supplier<String> call, Runnable undo) {
        Instant start = clock.instant();
        RuntimeException last = null;
        for (long seconds = 1; seconds <= 8; seconds *= 2) {
            try {
                return call.get();
            } catch (RuntimeException failure) {
                undo.run();
                last = failure;
                Duration wait = Duration.ofSeconds(seconds);
                if (failure instanceof RateLimitException) {
                    String body = failure.getMessage();
                    Matcher named = NAMED.matcher(body);
                    wait = named.find() ? Duration.parse("PT" + named.group(1) + "S") : wait;
                    if (Pattern.compile("PerDay").matcher(body).find()) {
                        throw failure;
                    }
                } else if (!(failure instanceof RetriableException || isNetwork(failure))) {
                    throw failure;
                }
                if (seconds == 8
                        || Duration.between(start, clock.instant().plus(wait)).compareTo(Duration.ofSeconds(30)) > 0) {
                    throw failure;
                }
                pause.accept(wait.plusNanos((long) (ThreadLocalRandom.current().nextDouble() * 1e9)));
            }
        }
        throw last;
    }

    private static boolean isNetwork(RuntimeException failure) {
        return failure instanceof UncheckedIOException || failure.getCause() instanceof IOException;
    }

    interface Assistant {
        @dev.langchain4j.service.UserMessage("{{message}}")
        String chat(@MemoryId String userId, @V("message") String message);
    }
}
