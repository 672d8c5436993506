package lowtide.agent.host;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uses the classes that students' agents use, so that a class data archive of its process contains them. No submission
 * is ever bound to it.
 */
public final class TrainingAgent {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingAgent.class);

    private final ChatModel model;
    private final StreamingChatModel streaming;
    private final InstantSource clock;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();
    private final LongAdder tokens = new LongAdder();

    public TrainingAgent(ChatModel model, StreamingChatModel streaming, InstantSource clock) {
        this.model = model;
        this.streaming = streaming;
        this.clock = clock;
    }

    public String chat(String userId, String message) {
        List<ChatMessage> history =
                histories.computeIfAbsent(userId, id -> new ArrayList<>(List.of(SystemMessage.from("training"))));
        synchronized (history) {
            history.add(UserMessage.from(message));
            try {
                ChatResponse response = model.chat(history);
                AiMessage reply = response.aiMessage();
                history.add(reply);
                tokens.add(response.tokenUsage().totalTokenCount());
                LOG.atInfo()
                        .addKeyValue("user", userId)
                        .addKeyValue("at", clock.instant())
                        .log("chat");
                return reply.text();
            } catch (RuntimeException failure) {
                LOG.atError().setCause(failure).log("chat");
                throw failure;
            }
        }
    }

    public void stream(String message, Consumer<String> onText) {
        CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
        streaming.chat(List.of(UserMessage.from(message)), new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
                onText.accept(piece.text());
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                whole.complete(response);
            }

            @Override
            public void onError(Throwable failure) {
                whole.completeExceptionally(failure);
            }
        });
        whole.join();
    }

    public int historySize(String userId) {
        return histories.getOrDefault(userId, List.of()).size();
    }

    public int estimateTokens(List<ChatMessage> messages) {
        return messages.stream()
                        .mapToInt(message -> message.toString().length())
                        .sum()
                / 4;
    }

    public long tokensUsed(String userId) {
        return tokens.sum();
    }
}
