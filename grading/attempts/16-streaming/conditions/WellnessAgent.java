package lowtide.streaming;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.FinishReason;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Keeps immutable histories, and a state for each stream that a condition guards. */
public final class WellnessAgent {

    private static final int CAP = 20;

    private record User(Lock lock, List<ChatMessage> messages) {}

    private final StreamingChatModel model;
    private final ConcurrentMap<String, User> users = new ConcurrentHashMap<>();

    public WellnessAgent(StreamingChatModel model) {
        this.model = model;
    }

    public void chat(String userId, String message, Consumer<String> onText) {
        Lock lock = user(userId).lock();
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException left) {
            throw new IllegalStateException(left);
        }
        try {
            List<ChatMessage> asked = newest(user(userId).messages(), UserMessage.from(message));
            StreamState state = new StreamState(onText);
            model.chat(ChatRequest.builder().messages(asked).build(), state);
            List<ChatMessage> answered = newest(asked, AiMessage.from(state.reply()));
            users.computeIfPresent(userId, (id, user) -> new User(user.lock(), answered));
        } finally {
            lock.unlock();
        }
    }

    public int historySize(String userId) {
        Objects.requireNonNull(userId);
        return userId.isBlank()
                ? user(userId).messages().size()
                : users.containsKey(userId) ? users.get(userId).messages().size() : 0;
    }

    private User user(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("invalid user id");
        }
        return users.computeIfAbsent(userId, id -> new User(new ReentrantLock(), List.of()));
    }

    private static List<ChatMessage> newest(List<ChatMessage> messages, ChatMessage next) {
        return Stream.concat(messages.stream(), Stream.of(next))
                .skip(Math.max(0, messages.size() + 1 - CAP))
                .toList();
    }

    private enum Phase {
        RUNNING,
        COMPLETE,
        FAILED,
        LEFT
    }

    private static final class StreamState implements StreamingChatResponseHandler {

        private static final int LIMIT = 2_500;
        private static final Set<FinishReason> GOOD = EnumSet.of(FinishReason.STOP, FinishReason.LENGTH);

        private final Consumer<String> onText;
        private final Lock lock = new ReentrantLock();
        private final Condition over = lock.newCondition();
        private String text = "";
        private Phase phase = Phase.RUNNING;
        private Throwable why;
        private StreamingHandle handle;

        StreamState(Consumer<String> onText) {
            this.onText = onText;
        }

        /** Leaves the phase RUNNING at most once. */
        private void change(Phase to, Throwable cause) {
            lock.lock();
            try {
                if (phase == Phase.RUNNING) {
                    phase = to;
                    why = cause;
                    over.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }

        private boolean isRunning(StreamingHandle open) {
            lock.lock();
            try {
                handle = open;
                return phase == Phase.RUNNING;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
            if (!isRunning(context.streamingHandle())) {
                context.streamingHandle().cancel();
                return;
            }
            String all = text + piece.text();
            String fits = all.length() <= LIMIT ? all : all.substring(0, LIMIT);
            if (all.length() > LIMIT && Character.isSurrogatePair(all.charAt(LIMIT - 1), all.charAt(LIMIT))) {
                fits = all.substring(0, LIMIT - 1);
            }
            String passed = fits.substring(text.length());
            text = fits;
            try {
                if (!passed.isEmpty()) {
                    onText.accept(passed);
                }
            } catch (RuntimeException thrown) {
                change(Phase.FAILED, thrown);
                context.streamingHandle().cancel();
                return;
            }
            if (fits.length() < all.length()) {
                context.streamingHandle().cancel();
                change(Phase.COMPLETE, null);
            }
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            boolean good = response.finishReason() != null && GOOD.contains(response.finishReason());
            change(good ? Phase.COMPLETE : Phase.FAILED, new IllegalStateException("no end"));
        }

        @Override
        public void onError(Throwable failure) {
            change(Phase.FAILED, failure);
        }

        String reply() {
            lock.lock();
            try {
                while (phase == Phase.RUNNING) {
                    over.await();
                }
                if (phase == Phase.FAILED) {
                    throw new IllegalStateException("the reply failed", why);
                }
                return text;
            } catch (InterruptedException interrupted) {
                phase = Phase.LEFT;
                if (handle != null) {
                    handle.cancel();
                }
                throw new IllegalStateException("the caller has left", interrupted);
            } finally {
                lock.unlock();
            }
        }
    }
}
