package lowtide.fallback;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Correct, recursive; each failure is the cause of the next, and one lock guards what is known of all models. */
public class WellnessAgent {
    private final List<ChatModel> models;
    private final InstantSource clock;
    private final Map<ChatModel, Deque<Instant>> failuresInARow = new HashMap<>();
    private final Map<String, Deque<ChatMessage>> users = new HashMap<>();

    public WellnessAgent(List<ChatModel> models, InstantSource clock) {
        this.models = models;
        this.clock = clock;
        models.forEach(model -> failuresInARow.put(model, new ArrayDeque<>()));
    }

    public String chat(String userId, String message) {
        Deque<ChatMessage> memory = memory(userId);
        synchronized (memory) {
            List<ChatMessage> sent = new ArrayList<>(memory);
            sent.add(UserMessage.from(message));
            AiMessage reply = answer(sent, 0, null);
            memory.addLast(sent.get(sent.size() - 1));
            memory.addLast(reply);
            while (memory.size() > 18) {
                memory.removeFirst();
            }
            return reply.text();
        }
    }

    public int historySize(String userId) {
        Deque<ChatMessage> memory = memory(userId);
        synchronized (memory) {
            return memory.size();
        }
    }

    private AiMessage answer(List<ChatMessage> sent, int next, RuntimeException before) {
        if (next == models.size()) {
            throw new IllegalStateException("None of " + next + " models answered.", before);
        }
        ChatModel model = models.get(next);
        if (!enter(model)) {
            return answer(sent, next + 1, before);
        }
        RuntimeException why;
        try {
            ChatResponse response = model.chat(sent);
            if (isAnswer(response)) {
                leave(model, true);
                return response.aiMessage();
            }
            why = new IllegalStateException("refused", before);
        } catch (InvalidRequestException invalid) {
            if (!(invalid instanceof ContentFilteredException)) {
                throw invalid;
            }
            why = new IllegalStateException(invalid.getMessage(), before);
        } catch (RuntimeException failure) {
            boolean down = failure instanceof LangChain4jException && !(failure instanceof NonRetriableException)
                    || failure.getCause() instanceof IOException;
            if (down) {
                leave(model, false);
            }
            why = new IllegalStateException(failure.getMessage(), before);
        }
        return answer(sent, next + 1, why);
    }

    private static boolean isAnswer(ChatResponse response) {
        String text = response.aiMessage().text();
        return text != null && !text.isBlank() && response.finishReason() != FinishReason.CONTENT_FILTER;
    }

    private boolean enter(ChatModel model) {
        synchronized (failuresInARow) {
            Deque<Instant> row = failuresInARow.get(model);
            if (row.size() < 3) {
                return true;
            }
            Instant now = clock.instant();
            if (now.isBefore(row.getLast().plusSeconds(60))) {
                return false;
            }
            row.addLast(now); // as if the trial had failed, until it has not
            return true;
        }
    }

    private void leave(ChatModel model, boolean good) {
        synchronized (failuresInARow) {
            Deque<Instant> row = failuresInARow.get(model);
            if (good) {
                row.clear();
            } else {
                row.addLast(clock.instant());
            }
        }
    }

    private Deque<ChatMessage> memory(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters.");
        }
        synchronized (users) {
            return users.computeIfAbsent(userId, id -> new ArrayDeque<>());
        }
    }
}
