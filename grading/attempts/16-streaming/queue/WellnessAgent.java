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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Passes text on from the thread that called chat, which takes events from a queue. */
public final class WellnessAgent {

    private static final int CAP = 20;
    private static final int LIMIT = 2_500;

    private final StreamingChatModel model;
    private final Map<String, Deque<ChatMessage>> conversations = new ConcurrentHashMap<>();

    public WellnessAgent(StreamingChatModel model) {
        this.model = model;
    }

    public void chat(String userId, String message, Consumer<String> onText) {
        Deque<ChatMessage> conversation = conversations.computeIfAbsent(checked(userId), id -> new ArrayDeque<>());
        synchronized (conversation) {
            UserMessage question = UserMessage.from(message);
            List<ChatMessage> newest = Stream.concat(conversation.stream(), Stream.of(question))
                    .skip(Math.max(0, conversation.size() + 1 - CAP))
                    .toList();
            Events events = new Events();
            model.chat(newest, events);
            String reply;
            try {
                reply = read(events, onText);
            } catch (InterruptedException gone) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", gone);
            } finally {
                events.close();
            }
            conversation.add(question);
            conversation.add(AiMessage.from(reply));
            while (conversation.size() > CAP) {
                conversation.removeFirst();
            }
        }
    }

    public int historySize(String userId) {
        Deque<ChatMessage> conversation = conversations.getOrDefault(checked(userId), new ArrayDeque<>());
        synchronized (conversation) {
            return conversation.size();
        }
    }

    private static String read(Events events, Consumer<String> onText) throws InterruptedException {
        StringBuilder reply = new StringBuilder();
        for (Event event = events.next(); !event.isEnd(); event = events.next()) {
            String rest = event.text();
            int room = LIMIT - reply.length();
            boolean cut = rest.length() > room;
            String piece = cut ? rest.substring(0, rest.offsetByCodePoints(0, codePointsIn(rest, room))) : rest;
            reply.append(piece);
            onText.accept(piece);
            if (cut) {
                return reply.toString();
            }
        }
        return reply.toString();
    }

    /** How many whole code points fit. */
    private static int codePointsIn(String text, int units) {
        int count = 0;
        for (int used = 0; used + Character.charCount(text.codePointAt(used)) <= units; count++) {
            used += Character.charCount(text.codePointAt(used));
        }
        return count;
    }

    private static String checked(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("invalid user id");
        }
        return userId;
    }

    /** A piece of text, the end, or a failure. */
    private record Event(String text, RuntimeException failure) {

        boolean isEnd() {
            if (failure != null) {
                throw failure;
            }
            return text == null;
        }
    }

    private static final class Events implements StreamingChatResponseHandler, AutoCloseable {

        private final BlockingQueue<Event> queue = new LinkedBlockingQueue<>();
        private boolean closed;
        private StreamingHandle handle;

        Event next() throws InterruptedException {
            return queue.take();
        }

        @Override
        public synchronized void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
            handle = context.streamingHandle();
            queue.add(new Event(piece.text(), null));
            if (closed) {
                handle.cancel();
            }
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            boolean over = List.of(FinishReason.STOP, FinishReason.LENGTH)
                    .contains(response.finishReason() == null ? FinishReason.OTHER : response.finishReason());
            queue.add(new Event(null, over ? null : new IllegalStateException("broken off")));
        }

        @Override
        public void onError(Throwable failure) {
            queue.add(new Event(null, new IllegalStateException("broken off", failure)));
        }

        @Override
        public synchronized void close() {
            closed = true;
            if (handle != null) {
                handle.cancel();
            }
        }
    }
}
