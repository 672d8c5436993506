package lowtide.summarymemory;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Correct, with an immutable state for each user, and the old messages as contents of the request for a summary. */
public class WellnessAgent {
    private static final int FEWEST_KEPT = 12;
    private static final int MAX_AT_ONCE = 18;

    private final ChatModel model;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final Map<String, Talk> talks = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String userId, String message) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("The id is null, blank or too long.");
        }
        ReentrantLock lock = locks.computeIfAbsent(userId, id -> new ReentrantLock());
        lock.lock();
        try {
            Talk talk = talks.getOrDefault(userId, new Talk("", List.of()));
            // A backlog that an outage has left becomes several summaries, 18 messages each.
            while (talk.turns.size() - FEWEST_KEPT >= MAX_AT_ONCE) {
                Talk shorter = talk.shortened(model);
                if (shorter == talk) {
                    break;
                }
                talk = shorter;
                talks.put(userId, talk);
            }
            List<ChatMessage> request = talk.request();
            request.add(UserMessage.from(message));
            AiMessage reply =
                    model.chat(ChatRequest.builder().messages(request).build()).aiMessage();
            talks.put(userId, talk.plus(UserMessage.from(message), reply));
            return reply.text();
        } finally {
            lock.unlock();
        }
    }

    public int historySize(String userId) {
        return talks.getOrDefault(userId, new Talk("", List.of())).turns.size();
    }

    record Talk(String summary, List<ChatMessage> turns) {

        Talk plus(ChatMessage question, ChatMessage reply) {
            List<ChatMessage> more = new ArrayList<>(turns);
            more.add(question);
            more.add(reply);
            return new Talk(summary, List.copyOf(more));
        }

        List<ChatMessage> request() {
            List<ChatMessage> request = new ArrayList<>();
            request.add(SystemMessage.from("You are a friendly coach."
                    + (summary.isEmpty() ? "" : " Earlier in this conversation: " + summary)));
            request.addAll(turns.subList(Math.max(0, turns.size() - 28), turns.size()));
            return request;
        }

        Talk shortened(ChatModel model) {
            List<ChatMessage> request = new ArrayList<>();
            request.add(SystemMessage.from("You write summaries of conversations. The summary so far: " + summary));
            request.addAll(turns.subList(0, MAX_AT_ONCE));
            request.add(UserMessage.from("Write a new summary of everything above in less than 1,200 characters."));
            String text;
            try {
                text = model.chat(request).aiMessage().text();
            } catch (RuntimeException failure) {
                return this;
            }
            return text == null || text.isBlank()
                    ? this
                    : new Talk(cut(text.trim()), turns.subList(MAX_AT_ONCE, turns.size()));
        }

        /** Ends at a sentence if there is one, with an ellipsis. */
        private static String cut(String text) {
            if (text.length() <= 1_200) {
                return text;
            }
            BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
            sentences.setText(text);
            int end = sentences.preceding(1_200);
            BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
            characters.setText(text);
            return text.substring(0, end >= 1_000 ? end : characters.preceding(1_200)) + "...";
        }
    }
}
