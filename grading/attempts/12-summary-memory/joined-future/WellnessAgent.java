package lowtide.summarymemory;

import static java.util.stream.Collectors.joining;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Correct, without a lock while Gemini is asked: a summary is a future that later calls of its user see and join. */
public class WellnessAgent {
    private final ChatModel model;
    private final ConcurrentHashMap<String, State> states = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String userId, String message) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("A user id of 1 to 128 characters, please.");
        }
        State state = states.computeIfAbsent(userId, id -> new State());
        UserMessage question = UserMessage.from(message);
        AiMessage reply = model.chat(state.request(question)).aiMessage();
        state.add(question, reply);
        state.summary(model).ifPresent(CompletableFuture::join);
        return reply.text();
    }

    public int historySize(String userId) {
        State state = states.get(userId);
        return state == null ? 0 : state.size();
    }

    private static final class State {
        private final List<ChatMessage> history = new ArrayList<>();
        private String summary = "";
        private boolean running;

        synchronized int size() {
            return history.size();
        }

        synchronized void add(ChatMessage question, ChatMessage reply) {
            history.add(question);
            history.add(reply);
        }

        synchronized List<ChatMessage> request(ChatMessage question) {
            List<ChatMessage> request = new ArrayList<>();
            if (!summary.isEmpty()) {
                request.add(SystemMessage.from("<summary>" + summary + "</summary>"));
            }
            request.addAll(history.subList(Math.max(0, history.size() - 28), history.size()));
            request.add(question);
            return request;
        }

        synchronized Optional<CompletableFuture<Void>> summary(ChatModel model) {
            if (running || history.size() < 30) {
                return Optional.empty();
            }
            running = true;
            int count = history.size() - 12;
            String text = history.subList(0, count).stream()
                    .map(message -> message instanceof UserMessage user
                            ? "- user: " + user.singleText()
                            : "- model: " + ((AiMessage) message).text())
                    .collect(joining("\n", "Before: " + summary + "\nThen:\n", "\nSummarise all of this."));
            return Optional.of(CompletableFuture.supplyAsync(() -> model.chat(text))
                    .handle((made, failure) -> {
                        replace(count, failure == null ? made : null);
                        return null;
                    }));
        }

        private synchronized void replace(int count, String made) {
            running = false;
            if (made != null && !made.isBlank()) {
                history.subList(0, count).clear();
                summary = made.codePointCount(0, made.length()) <= 1_200
                        ? made
                        : made.substring(0, made.offsetByCodePoints(0, 1_199)) + "…";
            }
        }
    }
}
