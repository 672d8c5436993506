package lowtide.summarymemory;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Talks with many users. Of a long conversation, Gemini gets a summary and the newest messages. Thread-safe. */
public final class WellnessAgent {
    private static final Logger LOG = LoggerFactory.getLogger(WellnessAgent.class);
    private static final int MAX_MESSAGES = 30; // in a request, the question included
    private static final int NEWEST = 12; // messages that are in no summary
    private static final int MAX_SUMMARY = 1_200; // UTF-16 units
    private static final int MAX_USER_ID_LENGTH = 128;

    private final ChatModel model;
    private final Map<String, Memory> memories = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    /**
     * Answers one message. Question and reply are stored together, after the call has succeeded. Every nine calls or so, a
     * second request makes a summary.
     *
     * @throws IllegalArgumentException if the user id is null, blank or longer than 128 characters
     */
    public String chat(String userId, String message) {
        Memory memory = memories.computeIfAbsent(requireValid(userId), id -> new Memory());
        synchronized (memory) {
            UserMessage question = UserMessage.from(message);
            AiMessage reply = model.chat(request(memory, question)).aiMessage();
            memory.messages.addAll(List.of(question, reply));
            if (memory.messages.size() >= MAX_MESSAGES) {
                summarise(memory);
            }
            return reply.text();
        }
    }

    /** Number of messages stored for this user that are in no summary; 0 for an unknown user. */
    public int historySize(String userId) {
        Memory memory = memories.getOrDefault(requireValid(userId), new Memory());
        synchronized (memory) {
            return memory.messages.size();
        }
    }

    private static List<ChatMessage> request(Memory memory, UserMessage question) {
        List<ChatMessage> request = new ArrayList<>();
        if (!memory.summary.isEmpty()) {
            request.add(SystemMessage.from("What was said before, as a summary:\n" + memory.summary));
        }
        // If the last summary failed, there are more messages than a request may have. The oldest ones wait.
        int waiting = Math.max(0, memory.messages.size() + 2 - MAX_MESSAGES);
        request.addAll(memory.messages.subList(waiting, memory.messages.size()));
        request.add(question);
        return request;
    }

    /** Replaces all but the newest messages with a new summary. If that fails, the next call tries it again. */
    private void summarise(Memory memory) {
        List<ChatMessage> oldest = memory.messages.subList(0, memory.messages.size() - NEWEST);
        StringBuilder prompt = new StringBuilder(
                        "Summarise this conversation in at most 1,000 characters. Keep all facts")
                .append(" about the user.\n\nSummary of what was said before:\n")
                .append(memory.summary)
                .append("\n\nWhat was said then:\n");
        oldest.forEach(message -> prompt.append(line(message)).append('\n'));
        try {
            String summary =
                    model.chat(UserMessage.from(prompt.toString())).aiMessage().text();
            if (summary == null || summary.isBlank()) {
                throw new IllegalStateException("The summary has no text.");
            }
            memory.summary = cut(summary);
            oldest.clear();
        } catch (RuntimeException failure) {
            LOG.warn(
                    "A summary could not be made: {}",
                    failure.getClass().getName()); // its message may hold what was said
        }
    }

    private static String line(ChatMessage message) {
        return message instanceof UserMessage user
                ? "User: " + user.singleText()
                : "Coach: " + ((AiMessage) message).text();
    }

    private static String cut(String summary) {
        if (summary.length() <= MAX_SUMMARY) {
            return summary;
        }
        int end = Character.isHighSurrogate(summary.charAt(MAX_SUMMARY - 1)) ? MAX_SUMMARY - 1 : MAX_SUMMARY;
        return summary.substring(0, end);
    }

    private static String requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_USER_ID_LENGTH) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
        return userId;
    }

    /** What is kept of one user, guarded by its own lock. */
    private static final class Memory {
        private final List<ChatMessage> messages = new ArrayList<>();
        private String summary = "";
    }
}
