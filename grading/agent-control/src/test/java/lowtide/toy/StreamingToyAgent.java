package lowtide.toy;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A class as a student writes it, which streams. */
public final class StreamingToyAgent {

    private final StreamingChatModel model;
    private volatile Consumer<String> last;

    public StreamingToyAgent(StreamingChatModel model) {
        this.model = model;
    }

    public String chat(String userId, String message, Consumer<String> onText) throws Exception {
        last = onText;
        CompletableFuture<String> end = new CompletableFuture<>();
        AtomicReference<StreamingHandle> stream = new AtomicReference<>();
        model.chat(message, new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
                stream.set(context.streamingHandle());
                try {
                    onText.accept(piece.text());
                } catch (RuntimeException failure) {
                    context.streamingHandle().cancel();
                    end.completeExceptionally(failure);
                }
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                end.complete(response.aiMessage().text());
            }

            @Override
            public void onError(Throwable failure) {
                end.completeExceptionally(failure);
            }
        });
        try {
            return end.get();
        } catch (ExecutionException failure) {
            throw (Exception) failure.getCause();
        } catch (InterruptedException interrupted) {
            stream.get().cancel();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** Calls a function whose call has ended. */
    public void repeat(String text) {
        last.accept(text);
    }
}
