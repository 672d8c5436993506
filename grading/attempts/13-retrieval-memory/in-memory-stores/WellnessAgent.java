package lowtide.retrievalmemory;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Correct, with an InMemoryEmbeddingStore for each user. A message's id in the store is its place. */
public class WellnessAgent {
    private final Map<String, Memory> memories = new ConcurrentHashMap<>();
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
        return memories.computeIfAbsent(userId, id -> new Memory()).chat(message);
    }

    public int historySize(String userId) {
        Memory memory = memories.get(userId);
        return memory == null ? 0 : memory.size();
    }

    private class Memory {
        private final List<String> texts = new ArrayList<>();
        private final InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
        private final Deque<Integer> missing = new ArrayDeque<>();

        synchronized int size() {
            return texts.size();
        }

        synchronized String chat(String message) {
            Embedding asked = null;
            try {
                asked = embeddings.embed(message).content();
            } catch (RuntimeException failure) {
                // an answer without remembered messages
            }
            List<ChatMessage> request = new ArrayList<>();
            if (asked != null && texts.size() > 6) {
                request.add(SystemMessage.from("Earlier: " + found(asked)));
            }
            for (int i = Math.max(0, texts.size() - 6); i < texts.size(); i++) {
                request.add(i % 2 == 0 ? UserMessage.from(texts.get(i)) : AiMessage.from(texts.get(i)));
            }
            request.add(UserMessage.from(message));
            String reply = model.chat(request).aiMessage().text();
            if (asked == null) {
                missing.add(texts.size());
            } else {
                store.add(String.valueOf(texts.size()), asked);
            }
            missing.add(texts.size() + 1);
            texts.add(message);
            texts.add(reply);
            embedMissing();
            return reply;
        }

        private String found(Embedding asked) {
            EmbeddingSearchRequest search = EmbeddingSearchRequest.builder()
                    .queryEmbedding(asked)
                    .maxResults(10) // the last 6 may be among them
                    .build();
            StringBuilder found = new StringBuilder();
            store.search(search).matches().stream()
                    .map(EmbeddingMatch::embeddingId)
                    .map(Integer::valueOf)
                    .filter(place -> place < texts.size() - 6)
                    .limit(4)
                    .sorted()
                    .forEach(place -> found.append("\n- ").append(texts.get(place)));
            return found.toString();
        }

        private void embedMissing() {
            List<Integer> places = missing.stream().limit(20).toList();
            try {
                List<Embedding> made = embeddings
                        .embedAll(places.stream()
                                .map(place -> TextSegment.from(texts.get(place)))
                                .toList())
                        .content();
                for (int i = 0; i < places.size(); i++) {
                    store.add(String.valueOf(missing.remove()), made.get(i));
                }
            } catch (RuntimeException failure) {
                // the next call tries again
            }
        }
    }
}
