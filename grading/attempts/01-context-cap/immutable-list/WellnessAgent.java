package lowtide.contextcap;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Correct, built with an immutable list, replaced in each turn, and streams. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;

    private final ChatModel model;
    private final AtomicReference<List<ChatMessage>> history = new AtomicReference<>(List.of());

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String message) {
        List<ChatMessage> context = history.updateAndGet(said -> with(said, UserMessage.from(message)));
        AiMessage reply = model.chat(context.toArray(ChatMessage[]::new)).aiMessage();
        history.updateAndGet(said -> with(said, reply));
        return reply.text();
    }

    public int historySize() {
        return history.get().size();
    }

    private static List<ChatMessage> with(List<ChatMessage> said, ChatMessage message) {
        return Stream.concat(said.stream(), Stream.of(message))
                .skip(said.size() < MAX_MESSAGES ? 0 : 1)
                .toList();
    }
}
