package lowtide.streaming;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Talks with many users, and passes each reply on while the model writes it. Thread-safe. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_USER_ID_LENGTH = 128;
    private static final int MAX_CHARACTERS = 2_500; // UTF-16 units

    private final StreamingChatModel model;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();

    public WellnessAgent(StreamingChatModel model) {
        this.model = model;
    }

    /**
     * Answers one message. Question and reply are stored together, after the reply is over.
     *
     * @param onText gets the text of the reply piece by piece, on a thread of the model
     * @throws IllegalArgumentException if the user id is null, blank or longer than 128 characters
     * @throws IllegalStateException if the reply breaks off, onText throws, or the calling thread is interrupted
     */
    public void chat(String userId, String message, Consumer<String> onText) {
        List<ChatMessage> history = histories.computeIfAbsent(requireValid(userId), id -> new ArrayList<>());
        synchronized (history) {
            List<ChatMessage> turns = new ArrayList<>(history);
            turns.add(UserMessage.from(message));
            while (turns.size() > MAX_MESSAGES) {
                turns.subList(0, 2).clear();
            }
            StreamedReply reply = new StreamedReply(onText);
            model.chat(turns, reply);
            turns.add(AiMessage.from(reply.await()));
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

    /** One stream, until it ends, is long enough, or the caller leaves. */
    private static final class StreamedReply implements StreamingChatResponseHandler {
        private final Consumer<String> onText;
        private final StringBuilder shown = new StringBuilder();
        private final CompletableFuture<String> whole = new CompletableFuture<>();
        private volatile StreamingHandle stream;

        StreamedReply(Consumer<String> onText) {
            this.onText = onText;
        }

        @Override
        public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
            stream = context.streamingHandle();
            try {
                if (!whole.isDone()) { // otherwise, the caller was interrupted before the first piece
                    passOn(piece.text());
                }
            } catch (RuntimeException thrown) {
                whole.completeExceptionally(thrown);
            }
            if (whole.isDone()) {
                stream.cancel();
            }
        }

        private void passOn(String piece) {
            int end = Math.min(piece.length(), MAX_CHARACTERS - shown.length());
            boolean isLong = end < piece.length();
            if (isLong && end > 0 && Character.isHighSurrogate(piece.charAt(end - 1))) {
                end--;
            }
            shown.append(piece, 0, end);
            onText.accept(piece.substring(0, end));
            if (isLong) {
                whole.complete(shown.toString());
            }
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            FinishReason reason = response.finishReason();
            if (reason == FinishReason.STOP || reason == FinishReason.LENGTH) {
                whole.complete(shown.toString());
            }
            whole.completeExceptionally(new IllegalStateException("The reply broke off."));
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        /** Waits for the end of the reply, and returns what was passed on of it. */
        String await() {
            try {
                return whole.get();
            } catch (ExecutionException failed) {
                throw new IllegalStateException("There is no whole reply.", failed.getCause());
            } catch (InterruptedException left) {
                whole.completeExceptionally(left);
                if (stream != null) {
                    stream.cancel();
                }
                throw new IllegalStateException("The caller has left.", left);
            }
        }
    }
}
