package lowtide.fallback;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Talks with many users, and asks the next model where one fails or refuses. Thread-safe. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_USER_ID_LENGTH = 128;

    private final List<Circuit> circuits;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();

    /** @param models cheapest first */
    public WellnessAgent(List<ChatModel> models, InstantSource clock) {
        this.circuits = models.stream().map(model -> new Circuit(model, clock)).toList();
    }

    /**
     * Answers one message, by the first model that can. Question and reply are stored together, after a model has answered.
     *
     * @throws IllegalArgumentException if the user id is null, blank or longer than 128 characters
     * @throws InvalidRequestException if the request is invalid for every model
     * @throws IllegalStateException if no model answers; with every model's failure as a suppressed exception
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
        IllegalStateException none = new IllegalStateException("No model answered.");
        for (Circuit circuit : circuits) {
            if (circuit.admits()) {
                try {
                    return circuit.call(turns);
                } catch (RuntimeException failure) {
                    if (failure instanceof InvalidRequestException && !(failure instanceof ContentFilteredException)) {
                        throw failure;
                    }
                    none.addSuppressed(failure);
                }
            }
        }
        throw none;
    }

    private static String requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_USER_ID_LENGTH) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
        return userId;
    }

    /** A model, which is left alone for a minute after three failures in a row. Then one call tries it. */
    private static final class Circuit {
        private static final int MAX_FAILURES = 3;
        private static final Duration REST = Duration.ofSeconds(60);

        private final ChatModel model;
        private final InstantSource clock;
        private int failures;
        private Instant openUntil = Instant.MIN;

        Circuit(ChatModel model, InstantSource clock) {
            this.model = model;
            this.clock = clock;
        }

        /** Whether the model may be asked now. The call that tries it keeps all others away for another minute. */
        synchronized boolean admits() {
            if (failures < MAX_FAILURES) {
                return true;
            }
            Instant now = clock.instant();
            if (now.isBefore(openUntil)) {
                return false;
            }
            openUntil = now.plus(REST);
            return true;
        }

        AiMessage call(List<ChatMessage> turns) {
            try {
                ChatResponse response = model.chat(turns);
                AiMessage reply = response.aiMessage();
                if (response.finishReason() == FinishReason.CONTENT_FILTER
                        || reply.text() == null
                        || reply.text().isBlank()) {
                    throw new ContentFilteredException("Refused: " + response.finishReason());
                }
                count(true);
                return reply;
            } catch (RuntimeException failure) {
                if (failure instanceof RetriableException || failure.getCause() instanceof IOException) {
                    count(false);
                }
                throw failure;
            }
        }

        private synchronized void count(boolean answered) {
            failures = answered ? 0 : failures + 1;
            openUntil = clock.instant().plus(REST);
        }
    }
}
