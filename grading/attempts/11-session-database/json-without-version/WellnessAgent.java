package lowtide.sessiondatabase;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** One row a user, with all messages as JSON. What was read before the call is written back after it. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;

    private final ChatModel model;
    private final InstantSource clock;
    private final DataSource database;

    public WellnessAgent(ChatModel model, InstantSource clock, DataSource database) {
        this.model = model;
        this.clock = clock;
        this.database = database;
        execute("CREATE TABLE IF NOT EXISTS sessions (user_id TEXT PRIMARY KEY, messages TEXT, answered BIGINT)");
    }

    public String chat(String userId, String message) {
        List<ChatMessage> messages = load(userId);
        messages.add(UserMessage.from(message));
        while (messages.size() > MAX_MESSAGES) {
            messages.subList(0, 2).clear();
        }
        AiMessage reply = model.chat(messages).aiMessage();
        messages.add(reply);
        execute(
                "INSERT INTO sessions (user_id, messages, answered) VALUES (?, ?, ?)"
                        + " ON CONFLICT (user_id) DO UPDATE SET messages = excluded.messages, answered = excluded.answered",
                userId,
                ChatMessageSerializer.messagesToJson(messages),
                clock.millis());
        return reply.text();
    }

    public void forget(String userId) {
        execute("DELETE FROM sessions WHERE user_id = ?", userId);
    }

    public int historySize(String userId) {
        return load(userId).size();
    }

    private List<ChatMessage> load(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
        execute(
                "DELETE FROM sessions WHERE answered < ?",
                clock.millis() - Duration.ofDays(30).toMillis());
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT messages FROM sessions WHERE user_id = ?")) {
            query.setString(1, userId);
            try (ResultSet found = query.executeQuery()) {
                return found.next()
                        ? new ArrayList<>(ChatMessageDeserializer.messagesFromJson(found.getString(1)))
                        : new ArrayList<>();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void execute(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
