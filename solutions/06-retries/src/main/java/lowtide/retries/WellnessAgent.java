package lowtide.retries;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Talks with many users, and makes a call that failed again where that can help. Thread-safe. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_USER_ID_LENGTH = 128;
    private static final int MAX_RETRIES = 3;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int MAX_JITTER_MILLIS = 1_000;
    private static final Pattern RETRY_DELAY = Pattern.compile("\"retryDelay\"\\s*:\\s*\"([0-9.]+)s\"");
    private static final Pattern DAILY_QUOTA = Pattern.compile("\"quotaId\"\\s*:\\s*\"[^\"]*PerDay");

    private final ChatModel model;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, InstantSource clock, Consumer<Duration> pause) {
        this.model = model;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Answers one message, with up to three retries within 30 seconds. Question and reply are stored together, after a try
     * has succeeded.
     *
     * @throws IllegalArgumentException if the user id is null, blank or longer than 128 characters
     * @throws RuntimeException what the model threw at the last try
     */
    public String chat(String userId, String message) {
        List<ChatMessage> history = histories.computeIfAbsent(requireValid(userId), id -> new ArrayList<>());
        synchronized (history) {
            List<ChatMessage> turns = new ArrayList<>(history);
            turns.add(UserMessage.from(message));
            while (turns.size() > MAX_MESSAGES) {
                turns.subList(0, 2).clear();
            }
            AiMessage reply = answer(turns);
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

    private AiMessage answer(List<ChatMessage> turns) {
        Instant deadline = clock.instant().plus(DEADLINE);
        for (int retry = 1; ; retry++) {
            try {
                return model.chat(turns).aiMessage();
            } catch (RuntimeException failure) {
                Duration wait = shortestWait(failure, retry);
                if (retry > MAX_RETRIES
                        || !mayPass(failure)
                        || clock.instant().plus(wait).isAfter(deadline)) {
                    throw failure;
                }
                pause.accept(wait.plusMillis(ThreadLocalRandom.current().nextInt(MAX_JITTER_MILLIS)));
            }
        }
    }

    /** Overload, time-outs, quotas a minute, broken connections; not what is wrong with the request or the account. */
    private static boolean mayPass(RuntimeException failure) {
        return failure instanceof RateLimitException
                ? !DAILY_QUOTA.matcher(failure.getMessage()).find()
                : failure instanceof RetriableException || failure.getCause() instanceof IOException;
    }

    /** What Gemini asks for; otherwise 1, 2 and 4 seconds. */
    private static Duration shortestWait(RuntimeException failure, int retry) {
        Matcher named = RETRY_DELAY.matcher(String.valueOf(failure.getMessage()));
        return failure instanceof RateLimitException && named.find()
                ? Duration.parse("PT" + named.group(1) + "S")
                : FIRST_WAIT.multipliedBy(1L << (retry - 1));
    }

    private static String requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_USER_ID_LENGTH) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
        return userId;
    }
}
