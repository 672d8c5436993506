package lowtide.sessiondatabase;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
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

/** One row a message; the two of a turn are added one after the other, each in a transaction of its own. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;

    private final ChatModel model;
    private final InstantSource clock;
    private final DataSource database;

    public WellnessAgent(ChatModel model, InstantSource clock, DataSource database) {
        this.model = model;
        this.clock = clock;
        this.database = database;
        execute("CREATE TABLE IF NOT EXISTS messages (user_id TEXT, number BIGINT, role TEXT, text TEXT, sent BIGINT)");
    }

    public String chat(String userId, String message) {
        List<ChatMessage> messages = load(userId);
        messages.add(UserMessage.from(message));
        while (messages.size() > MAX_MESSAGES) {
            messages.subList(0, 2).clear();
        }
        AiMessage reply = model.chat(messages).aiMessage();
        add(userId, "user", message);
        add(userId, "model", reply.text());
        return reply.text();
    }

    public void forget(String userId) {
        execute("DELETE FROM messages WHERE user_id = ?", userId);
    }

    public int historySize(String userId) {
        return Math.min(MAX_MESSAGES, load(userId).size());
    }

    private void add(String userId, String role, String text) {
        execute(
                "INSERT INTO messages (user_id, number, role, text, sent)"
                        + " SELECT ?, COALESCE(MAX(number), 0) + 1, ?, ?, ? FROM messages WHERE user_id = ?",
                userId,
                role,
                text,
                clock.millis(),
                userId);
    }

    private List<ChatMessage> load(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
        execute(
                "DELETE FROM messages WHERE user_id IN"
                        + " (SELECT user_id FROM messages GROUP BY user_id HAVING MAX(sent) < ?)",
                clock.millis() - Duration.ofDays(30).toMillis());
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT role, text FROM messages WHERE user_id = ? ORDER BY number")) {
            query.setString(1, userId);
            List<ChatMessage> messages = new ArrayList<>();
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    String text = found.getString("text");
                    messages.add(
                            found.getString("role").equals("user") ? UserMessage.from(text) : AiMessage.from(text));
                }
            }
            return messages;
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
