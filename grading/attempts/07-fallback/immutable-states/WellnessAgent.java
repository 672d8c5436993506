package lowtide.fallback;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Correct, with an immutable state for each model that is replaced by compareAndSet. */
public class WellnessAgent {
    private record State(int failures, Instant notBefore, boolean trial) {
        static final State GOOD = new State(0, Instant.MIN, false);
    }

    private final List<ChatModel> models;
    private final List<AtomicReference<State>> states;
    private final InstantSource clock;
    private final Map<String, List<ChatMessage>> users = new ConcurrentHashMap<>();

    public WellnessAgent(List<ChatModel> models, InstantSource clock) {
        this.models = List.copyOf(models);
        this.states =
                models.stream().map(model -> new AtomicReference<>(State.GOOD)).toList();
        this.clock = clock;
    }

    public String chat(String userId, String message) {
        List<ChatMessage> memory = memory(userId);
        synchronized (memory) {
            List<ChatMessage> sent = new ArrayList<>(memory.subList(Math.max(0, memory.size() - 18), memory.size()));
            sent.add(UserMessage.from(message));
            ChatResponse response = ask(sent);
            memory.clear();
            memory.addAll(sent);
            memory.add(response.aiMessage());
            return response.aiMessage().text();
        }
    }

    public int historySize(String userId) {
        List<ChatMessage> memory = memory(userId);
        synchronized (memory) {
            return memory.size();
        }
    }

    private ChatResponse ask(List<ChatMessage> sent) {
        RuntimeException all = new RuntimeException("every model failed, refused or rests");
        for (int i = 0; i < models.size(); i++) {
            AtomicReference<State> state = states.get(i);
            if (!enters(state)) {
                continue;
            }
            boolean good = false;
            boolean bad = false;
            try {
                ChatResponse response = models.get(i).chat(sent);
                String text = response.aiMessage().text();
                if (response.finishReason() != FinishReason.CONTENT_FILTER && text != null && !text.isEmpty()) {
                    good = true;
                    return response;
                }
                all.addSuppressed(new IllegalStateException("model " + i + " refused: " + response.finishReason()));
            } catch (RuntimeException failure) {
                if (failure instanceof InvalidRequestException && !(failure instanceof ContentFilteredException)) {
                    throw failure;
                }
                bad = failure instanceof InternalServerException
                        || failure instanceof RateLimitException
                        || failure instanceof TimeoutException
                        || failure.getCause() instanceof IOException;
                all.addSuppressed(failure);
            } finally {
                leaves(state, good, bad);
            }
        }
        throw all;
    }

    private boolean enters(AtomicReference<State> state) {
        while (true) {
            State now = state.get();
            if (now.failures < 3) {
                return true;
            }
            if (now.trial || clock.instant().isBefore(now.notBefore)) {
                return false;
            }
            if (state.compareAndSet(now, new State(now.failures, now.notBefore, true))) {
                return true;
            }
        }
    }

    private void leaves(AtomicReference<State> state, boolean good, boolean bad) {
        state.updateAndGet(now -> good
                ? State.GOOD
                : bad
                        ? new State(now.failures + 1, clock.instant().plusSeconds(60), false)
                        : new State(now.failures, now.notBefore, false));
    }

    private List<ChatMessage> memory(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("bad id");
        }
        return users.computeIfAbsent(userId, id -> new ArrayList<>());
    }
}
