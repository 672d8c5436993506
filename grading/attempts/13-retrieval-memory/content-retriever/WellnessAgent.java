package lowtide.retrievalmemory;

import static dev.langchain4j.store.embedding.filter.MetadataFilterBuilder.metadataKey;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/** Correct, with LangChain4j's content retriever. All users are in one store; a filter keeps them apart. */
public class WellnessAgent {
    private final ConcurrentMap<String, List<TextSegment>> told = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, List<TextSegment>> missing = new ConcurrentHashMap<>();
    private final InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
    private final ChatModel model;
    private final EmbeddingModel embeddings;

    public WellnessAgent(ChatModel model, EmbeddingModel embeddings) {
        this.model = model;
        this.embeddings = embeddings;
    }

    public String chat(String userId, String message) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("not a user id");
        }
        List<TextSegment> history = told.computeIfAbsent(userId, id -> new ArrayList<>());
        synchronized (history) {
            List<TextSegment> late = missing.computeIfAbsent(userId, id -> new ArrayList<>());
            TextSegment question = segment(userId, history.size(), message);
            BatchModel batch = new BatchModel(embeddings, late, question);
            List<ChatMessage> request = new ArrayList<>();
            try {
                request.add(SystemMessage.from(retrieved(batch, userId, history.size() - 6, message)));
            } catch (RuntimeException failure) {
                // without a memory
            }
            for (TextSegment old : history.subList(Math.max(0, history.size() - 6), history.size())) {
                request.add(place(old) % 2 == 0 ? UserMessage.from(old.text()) : AiMessage.from(old.text()));
            }
            request.add(UserMessage.from(message));
            String reply = model.chat(request).aiMessage().text();
            if (batch.made.isEmpty()) {
                late.add(question);
            } else {
                store.addAll(batch.made, batch.texts);
                late.clear();
            }
            late.add(segment(userId, history.size() + 1, reply));
            history.add(question);
            history.add(segment(userId, history.size(), reply));
            return reply;
        }
    }

    public int historySize(String userId) {
        return told.getOrDefault(userId, List.of()).size();
    }

    /** Retrieves before the newest embeddings are stored: they belong to messages that are sent anyway, or were missing. */
    private String retrieved(BatchModel batch, String userId, int before, String message) {
        List<Content> contents = EmbeddingStoreContentRetriever.builder()
                .embeddingStore(store)
                .embeddingModel(batch)
                .maxResults(4)
                .filter(metadataKey("user")
                        .isEqualTo(userId)
                        .and(metadataKey("place").isLessThan(before)))
                .build()
                .retrieve(Query.from(message));
        return contents.stream()
                .map(Content::textSegment)
                .sorted(Comparator.comparingInt(WellnessAgent::place))
                .map(TextSegment::text)
                .collect(Collectors.joining("\n\n", "Recall:\n\n", "\n\nAnswer kindly."));
    }

    private static TextSegment segment(String userId, int place, String text) {
        return TextSegment.from(text, Metadata.from("user", userId).put("place", place));
    }

    private static int place(TextSegment segment) {
        return segment.metadata().getInteger("place");
    }

    /** Embeds what is missing together with the query, which is the last. */
    private static final class BatchModel implements EmbeddingModel {
        private final EmbeddingModel embeddings;
        private final List<TextSegment> texts;
        private List<Embedding> made = List.of();

        BatchModel(EmbeddingModel embeddings, List<TextSegment> late, TextSegment question) {
            this.embeddings = embeddings;
            texts = new ArrayList<>(late);
            texts.add(question);
        }

        @Override
        public Response<Embedding> embed(String query) {
            made = embeddings.embedAll(texts).content();
            return Response.from(made.get(made.size() - 1));
        }

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            throw new UnsupportedOperationException();
        }
    }
}
