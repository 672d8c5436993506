package lowtide.streaming;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Talks with many users and remembers the last 20 messages of each. Thread-safe. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_USER_ID_LENGTH = 128;

    private final StreamingChatModel model;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();

    public WellnessAgent(StreamingChatModel model) {
        this.model = model;
    }

    /**
     * Answers one message. Question and reply are stored together, after the reply is over.
     *
     * @param onText gets the text of the reply
     * @throws IllegalArgumentException if the user id is null, blank or longer than 128 characters
     */
    public void chat(String userId, String message, Consumer<String> onText) {
        List<ChatMessage> history = histories.computeIfAbsent(requireValid(userId), id -> new ArrayList<>());
        synchronized (history) {
            List<ChatMessage> turns = new ArrayList<>(history);
            turns.add(UserMessage.from(message));
            while (turns.size() > MAX_MESSAGES) {
                turns.subList(0, 2).clear();
            }
            CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
            model.chat(turns, new StreamingChatResponseHandler() {
                // TODO Pass the pieces on while they come, tell an end from a break, and cancel in time (README.md).
                @Override
                public void onCompleteResponse(ChatResponse response) {
                    whole.complete(response);
                }

                @Override
                public void onError(Throwable failure) {
                    whole.completeExceptionally(failure);
                }
            });
            ChatResponse response = whole.join();
            onText.accept(response.aiMessage().text());
            turns.add(response.aiMessage());
            history.clear();
            history.addAll(turns);
        }
    }

    /** Number of messages stored for this user, questions and replies; 0 for an unknown user. */
    public int historySize(String userId) {
        List<ChatMessage> history = histories.getOrDefault(requireValid(userId), List.of());
        synchronized (history) {
            return history.size();
        }
    }

    private static String requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_USER_ID_LENGTH) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
        return userId;
    }
}
