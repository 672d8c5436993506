package lowtide.summarymemory;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Correct, with AiServices over a ChatMemory of its own, which summarises before a question is sent. */
public class WellnessAgent {
    private final ConcurrentMap<String, SummaryMemory> memories = new ConcurrentHashMap<>();
    private final ChatModel model;
    private final Assistant assistant;

    public WellnessAgent(ChatModel model) {
        this.model = model;
        assistant = AiServices.builder(Assistant.class)
                .chatModel(model)
                .chatMemoryProvider(id -> memory((String) id))
                .build();
    }

    public String chat(String userId, String message) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("not a user id");
        }
        SummaryMemory memory = memory(userId);
        synchronized (memory) {
            memory.summarise();
            int before = memory.kept.size();
            try {
                return assistant.chat(userId, message);
            } catch (RuntimeException failure) {
                memory.kept.subList(before, memory.kept.size()).clear();
                throw failure;
            }
        }
    }

    public int historySize(String userId) {
        SummaryMemory memory = memory(userId);
        synchronized (memory) {
            return memory.kept.size();
        }
    }

    private SummaryMemory memory(String userId) {
        return memories.computeIfAbsent(userId, id -> new SummaryMemory(id, model));
    }

    interface Assistant {
        String chat(@MemoryId String userId, @dev.langchain4j.service.UserMessage String message);
    }

    static final class SummaryMemory implements ChatMemory {
        private final String id;
        private final ChatModel model;
        private final List<ChatMessage> kept = new ArrayList<>();
        private SystemMessage summary;

        SummaryMemory(String id, ChatModel model) {
            this.id = id;
            this.model = model;
        }

        void summarise() {
            if (kept.size() + 1 <= 30) {
                return;
            }
            List<ChatMessage> old = kept.subList(0, kept.size() - 12);
            List<ChatMessage> request = new ArrayList<>();
            if (summary != null) {
                request.add(summary);
            }
            request.add(UserMessage.from("Please summarise this conversation, which is in JSON: "
                    + ChatMessageSerializer.messagesToJson(List.copyOf(old))));
            try {
                String text = model.chat(request).aiMessage().text().strip();
                if (!text.isEmpty()) {
                    summary = SystemMessage.from("Summary of the earlier conversation: " + shortened(text));
                    old.clear();
                }
            } catch (RuntimeException failure) {
                // the next question tries again
            }
        }

        private static String shortened(String text) {
            int[] points = text.codePoints().limit(1_200).toArray();
            return new String(points, 0, points.length);
        }

        @Override
        public Object id() {
            return id;
        }

        @Override
        public void add(ChatMessage message) {
            kept.add(message);
        }

        @Override
        public List<ChatMessage> messages() {
            List<ChatMessage> messages = new ArrayList<>(kept.subList(Math.max(0, kept.size() - 29), kept.size()));
            if (!messages.isEmpty() && messages.get(0) instanceof AiMessage) {
                messages.remove(0);
            }
            if (summary != null) {
                messages.add(0, summary);
            }
            return messages;
        }

        @Override
        public void clear() {
            kept.clear();
        }
    }
}
