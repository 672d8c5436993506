package lowtide.tokencounting;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/** Correct, built with immutable sessions replaced by compute; no lock is held while the model answers. */
public class WellnessAgent {
    private static final Session NEW = new Session(List.of(), 0);

    private final ChatModel model;
    private final ConcurrentMap<String, Session> sessions = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String userId, String message) {
        require(userId != null && !userId.isBlank() && userId.length() <= 128, "user id");
        require(message.length() / 4 <= 8_000, "message");
        UserMessage question = UserMessage.from(message);
        ChatResponse response = model.chat(newest(session(userId).said(), question));
        TokenUsage usage = response.tokenUsage();
        sessions.compute(
                userId,
                (id, session) -> (session == null ? NEW : session)
                        .plus(question, response.aiMessage(), usage.totalTokenCount()));
        return response.aiMessage().text();
    }

    public int historySize(String userId) {
        return session(userId).said().size();
    }

    public long tokensUsed(String userId) {
        return session(userId).tokens();
    }

    public int estimateTokens(List<ChatMessage> messages) {
        return messages.stream().mapToInt(WellnessAgent::length).sum() / 4;
    }

    private Session session(String userId) {
        return userId == null ? NEW : sessions.getOrDefault(userId, NEW);
    }

    private static int length(ChatMessage message) {
        if (message instanceof AiMessage ai) {
            return ai.text() == null ? 0 : ai.text().length();
        } else if (message instanceof UserMessage user) {
            return user.hasSingleText() ? user.singleText().length() : 0;
        }
        return message instanceof SystemMessage system ? system.text().length() : 0;
    }

    private static List<ChatMessage> newest(List<ChatMessage> said, ChatMessage... more) {
        return Stream.concat(said.stream(), Stream.of(more))
                .skip(Math.max(0, said.size() + more.length - 20))
                .toList();
    }

    private static void require(boolean valid, String what) {
        if (!valid) {
            throw new IllegalArgumentException("The " + what + " is not valid.");
        }
    }

    private record Session(List<ChatMessage> said, long tokens) {
        Session plus(UserMessage question, AiMessage answer, int more) {
            return new Session(newest(said, question, answer), tokens + more);
        }
    }
}
