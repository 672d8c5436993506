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
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** One row a user, with all messages as JSON and a version: an update that comes too late changes no row. */
public final class WellnessAgent {
    private static final int CAP = 20;

    private final ChatModel model;
    private final InstantSource clock;
    private final DataSource database;

    public WellnessAgent(ChatModel model, InstantSource clock, DataSource database) {
        this.model = model;
        this.clock = clock;
        this.database = database;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS sessions (user_id TEXT PRIMARY KEY, messages TEXT NOT NULL,"
                    + " version BIGINT NOT NULL, ends BIGINT NOT NULL)");
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    public String chat(String userId, String message) {
        List<ChatMessage> request = new ArrayList<>(load(valid(userId)).messages());
        request.add(UserMessage.from(message));
        while (request.size() > CAP) {
            request.remove(0);
            request.remove(0);
        }
        AiMessage reply = model.chat(request).aiMessage();
        for (boolean saved = false; !saved; ) {
            Session session = load(userId);
            List<ChatMessage> messages = new ArrayList<>(session.messages());
            messages.add(UserMessage.from(message));
            messages.add(reply);
            saved = save(
                    userId,
                    ChatMessageSerializer.messagesToJson(
                            messages.subList(Math.max(0, messages.size() - CAP), messages.size())),
                    session.version());
        }
        deleteOldSessions();
        return reply.text();
    }

    public void forget(String userId) {
        execute("DELETE FROM sessions WHERE user_id = ?", valid(userId));
    }

    public int historySize(String userId) {
        return load(valid(userId)).messages().size();
    }

    private Session load(String userId) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT messages, version, ends FROM sessions WHERE user_id = ?")) {
            query.setString(1, userId);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return new Session(List.of(), 0);
                }
                boolean over = rows.getLong("ends") < clock.millis();
                return new Session(
                        over ? List.of() : ChatMessageDeserializer.messagesFromJson(rows.getString("messages")),
                        rows.getLong("version"));
            }
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    private boolean save(String userId, String messages, long version) {
        long ends = clock.instant().plus(Duration.ofDays(30)).toEpochMilli();
        return version == 0
                ? execute(
                                "INSERT INTO sessions (user_id, messages, version, ends) VALUES (?, ?, 1, ?)"
                                        + " ON CONFLICT (user_id) DO NOTHING",
                                userId,
                                messages,
                                ends)
                        == 1
                : execute(
                                "UPDATE sessions SET messages = ?, version = version + 1, ends = ?"
                                        + " WHERE user_id = ? AND version = ?",
                                messages,
                                ends,
                                userId,
                                version)
                        == 1;
    }

    /** What fails here is done by the next call: the turn is stored, so the caller gets the answer. */
    private void deleteOldSessions() {
        try {
            execute("DELETE FROM sessions WHERE ends < ?", clock.millis());
        } catch (DatabaseException later) {
            // next time
        }
    }

    private int execute(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    private static String valid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("not a user id");
        }
        return userId;
    }

    private record Session(List<ChatMessage> messages, long version) {}

    private static final class DatabaseException extends RuntimeException {
        DatabaseException(SQLException cause) {
            super(cause);
        }
    }
}
