package lowtide.userisolation;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Correct, built with a chain of tasks per user, like an actor. */
public class WellnessAgent {
    private final ChatModel model;
    private final Executor threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "wellness");
        thread.setDaemon(true);
        return thread;
    });
    private final ConcurrentMap<String, Conversation> conversations = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String userId, String message) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("A user id must have 1 to 128 characters");
        }
        Conversation conversation = conversations.computeIfAbsent(userId, id -> new Conversation());
        try {
            return conversation.enqueue(() -> turn(conversation, message)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    public int historySize(String userId) {
        Conversation conversation = userId == null ? null : conversations.get(userId);
        return conversation == null
                ? 0
                : conversation.enqueue(conversation.said::size).join();
    }

    /** Runs on this user's queue only. */
    private String turn(Conversation conversation, String message) {
        Deque<ChatMessage> said = conversation.said;
        said.addLast(UserMessage.from(message));
        while (said.size() > 20) {
            said.removeFirst();
        }
        AiMessage reply = model.chat(List.copyOf(said)).aiMessage();
        said.addLast(reply);
        return reply.text();
    }

    private final class Conversation {
        private final Deque<ChatMessage> said = new ArrayDeque<>();
        private CompletableFuture<?> last = CompletableFuture.completedFuture("");

        synchronized <T> CompletableFuture<T> enqueue(Supplier<T> task) {
            CompletableFuture<T> next =
                    last.handle((done, failed) -> "").thenApplyAsync(ignored -> task.get(), threads);
            last = next;
            return next;
        }
    }
}
