package lowtide.retrievalmemory;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.CosineSimilarity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Talks with many users. Of a long conversation, Gemini gets the newest messages, and those earlier ones that are most
 * similar to the question. Thread-safe.
 */
public final class WellnessAgent {
    private static final Logger LOG = LoggerFactory.getLogger(WellnessAgent.class);
    private static final int NEWEST = 6; // messages that are sent as they are, besides the question
    private static final int REMEMBERED = 4;
    private static final int MAX_TEXTS = 100; // LangChain4j sends more texts than this as several requests
    private static final int MAX_USER_ID_LENGTH = 128;

    private final ChatModel model;
    private final EmbeddingModel embeddings;
    private final Map<String, List<Said>> conversations = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, EmbeddingModel embeddings) {
        this.model = model;
        this.embeddings = embeddings;
    }

    /**
     * Answers one message. Question and reply are stored together, after the call has succeeded. A reply is embedded
     * when it is no longer among the newest messages.
     *
     * @throws IllegalArgumentException if the user id is null, blank or longer than 128 characters
     */
    public String chat(String userId, String message) {
        List<Said> conversation = conversations.computeIfAbsent(requireValid(userId), id -> new ArrayList<>());
        synchronized (conversation) {
            Said question = new Said(UserMessage.from(message), message);
            embed(conversation, question);
            AiMessage reply = model.chat(request(conversation, question)).aiMessage();
            conversation.addAll(List.of(question, new Said(reply, reply.text())));
            return reply.text();
        }
    }

    /** Number of messages stored for this user, questions and replies; 0 for an unknown user. */
    public int historySize(String userId) {
        List<Said> conversation = conversations.getOrDefault(requireValid(userId), List.of());
        synchronized (conversation) {
            return conversation.size();
        }
    }

    private static List<ChatMessage> request(List<Said> conversation, Said question) {
        int earlier = Math.max(0, conversation.size() - NEWEST);
        List<ChatMessage> request = new ArrayList<>();
        String remembered = remembered(conversation.subList(0, earlier), question);
        if (!remembered.isEmpty()) {
            request.add(SystemMessage.from("What was said before and may matter now:\n" + remembered));
        }
        conversation.subList(earlier, conversation.size()).forEach(said -> request.add(said.message));
        request.add(question.message);
        return request;
    }

    /** The earlier messages that are most similar to the question, oldest first, one a line. */
    private static String remembered(List<Said> earlier, Said question) {
        return question.embedding.stream()
                .flatMap(asked -> earlier.stream().flatMap(said -> said.match(asked).stream()))
                .sorted(Comparator.comparingDouble(Match::similarity).reversed())
                .limit(REMEMBERED)
                .map(Match::said)
                .sorted(Comparator.comparingInt(earlier::indexOf))
                .map(Said::line)
                .collect(Collectors.joining("\n"));
    }

    /** Embeds the question, and all earlier messages that have no embedding yet. If that fails, the next call tries it again. */
    private void embed(List<Said> conversation, Said question) {
        List<Said> missing = new ArrayList<>(List.of(question));
        conversation.subList(0, Math.max(0, conversation.size() - NEWEST)).stream()
                .filter(said -> said.embedding.isEmpty() && said.hasText())
                .limit(MAX_TEXTS - 1)
                .forEach(missing::add);
        try {
            List<Embedding> made = embeddings
                    .embedAll(missing.stream()
                            .map(said -> TextSegment.from(said.text))
                            .toList())
                    .content();
            for (int i = 0; i < missing.size(); i++) {
                missing.get(i).embedding = Optional.of(made.get(i));
            }
        } catch (RuntimeException failure) {
            LOG.warn(
                    "Messages could not be embedded: {}",
                    failure.getClass().getName()); // its message may hold what was said
        }
    }

    private static String requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_USER_ID_LENGTH) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
        return userId;
    }

    /** One message and its place in the space of meanings; guarded by the lock of its conversation. */
    private static final class Said {
        private final ChatMessage message;
        private final String text;
        private Optional<Embedding> embedding = Optional.empty();

        Said(ChatMessage message, String text) {
            this.message = message;
            this.text = text;
        }

        boolean hasText() {
            return text != null && !text.isBlank();
        }

        Optional<Match> match(Embedding asked) {
            return embedding.map(own -> new Match(this, CosineSimilarity.between(own, asked)));
        }

        String line() {
            return (message instanceof UserMessage ? "User: " : "Coach: ") + text;
        }
    }

    private record Match(Said said, double similarity) {}
}
