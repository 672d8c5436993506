package lowtide.streaming;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Asks through an AI service, with a memory for each turn, which is kept if the turn succeeds. */
public final class WellnessAgent {

    private static final int CAP = 20;
    private static final int LIMIT = 2_500;

    /** What LangChain4j implements. */
    interface Coach {
        TokenStream answer(String message);
    }

    /** A history that one turn at a time may use. */
    private static final class History {
        private List<ChatMessage> messages = List.of();
    }

    private final StreamingChatModel model;
    private final Map<String, History> histories = new HashMap<>();

    public WellnessAgent(StreamingChatModel model) {
        this.model = model;
    }

    public void chat(String userId, String message, Consumer<String> onText) {
        History history = history(userId);
        synchronized (history) {
            ChatMemory memory = MessageWindowChatMemory.withMaxMessages(CAP - 1); // the question comes on top
            history.messages.forEach(memory::add);
            Coach coach = AiServices.builder(Coach.class)
                    .streamingChatModel(model)
                    .chatMemory(memory)
                    .build();
            String reply = new Turn(onText).run(coach.answer(message));
            ChatMemory kept = MessageWindowChatMemory.withMaxMessages(CAP);
            history.messages.forEach(kept::add);
            kept.add(UserMessage.from(message));
            kept.add(AiMessage.from(reply));
            history.messages = new ArrayList<>(kept.messages());
        }
    }

    public int historySize(String userId) {
        History history = history(userId);
        synchronized (history) {
            return history.messages.size();
        }
    }

    private History history(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("invalid user id");
        }
        synchronized (histories) {
            return histories.computeIfAbsent(userId, id -> new History());
        }
    }

    /** One token stream. */
    private static final class Turn {

        private final Consumer<String> onText;
        private final StringBuffer reply = new StringBuffer();
        private final CountDownLatch over = new CountDownLatch(1);
        private final AtomicReference<Object> outcome = new AtomicReference<>();
        private final AtomicReference<StreamingHandle> handle = new AtomicReference<>();

        Turn(Consumer<String> onText) {
            this.onText = onText;
        }

        String run(TokenStream stream) {
            stream.onPartialResponseWithContext(this::piece)
                    .onCompleteResponse(this::complete)
                    .onError(this::end)
                    .start();
            try {
                over.await();
            } catch (InterruptedException left) {
                end(left);
                if (handle.get() != null) {
                    handle.get().cancel();
                }
            }
            if (outcome.get() instanceof Throwable failure) {
                throw new RuntimeException(failure);
            }
            return reply.toString();
        }

        private void piece(PartialResponse piece, PartialResponseContext context) {
            handle.set(context.streamingHandle());
            if (over.getCount() == 0) {
                context.streamingHandle().cancel();
                return;
            }
            StringBuilder fitting = new StringBuilder();
            piece.text()
                    .codePoints()
                    .takeWhile(c -> reply.length() + fitting.length() + Character.charCount(c) <= LIMIT)
                    .forEach(fitting::appendCodePoint);
            reply.append(fitting);
            try {
                onText.accept(fitting.toString());
            } catch (RuntimeException thrown) {
                end(thrown);
            }
            if (fitting.length() < piece.text().length()) {
                end("cut");
            }
            if (over.getCount() == 0) {
                context.streamingHandle().cancel();
            }
        }

        private void complete(ChatResponse response) {
            FinishReason reason = response.finishReason();
            end(
                    reason == FinishReason.STOP || reason == FinishReason.LENGTH
                            ? reason
                            : new IllegalStateException("the reply has no end"));
        }

        /** The first end counts. */
        private void end(Object how) {
            outcome.compareAndSet(null, how);
            over.countDown();
        }
    }
}
