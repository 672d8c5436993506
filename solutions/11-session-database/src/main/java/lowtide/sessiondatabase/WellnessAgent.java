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

/** Talks with many users and keeps the last 20 messages of each in a database, which other servers use too. Thread-safe. */
public final class WellnessAgent {
    private static final int MAX_TURNS = 10; // 20 messages
    private static final int MAX_USER_ID_LENGTH = 128;
    private static final Duration LIFETIME = Duration.ofDays(30); // of a session after its last answer

    /** One row a turn, so that no question can be there without its reply. Turns of a user are numbered from 1. */
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS turns (user_id TEXT NOT NULL, number BIGINT NOT NULL,"
                    + " question TEXT NOT NULL, reply TEXT NOT NULL, answered BIGINT NOT NULL, PRIMARY KEY (user_id, number))";

    private static final String DELETE_OLD_SESSIONS = "DELETE FROM turns WHERE user_id IN"
            + " (SELECT user_id FROM turns GROUP BY user_id HAVING MAX(answered) < ?)";

    private static final String READ =
            "SELECT question, reply FROM turns WHERE user_id = ? ORDER BY number DESC LIMIT " + (MAX_TURNS - 1);

    /** Adds no row if another server has just taken the number. */
    private static final String ADD = "INSERT INTO turns (user_id, number, question, reply, answered)"
            + " SELECT ?, COALESCE(MAX(number), 0) + 1, ?, ?, ? FROM turns WHERE user_id = ? ON CONFLICT DO NOTHING";

    private static final String DELETE_OLD_TURNS = "DELETE FROM turns WHERE user_id = ?"
            + " AND number <= (SELECT MAX(number) FROM turns WHERE user_id = ?) - " + MAX_TURNS;

    private final ChatModel model;
    private final InstantSource clock;
    private final DataSource database;

    /**
     * Makes the table if it is not there.
     *
     * @param database other servers may use it at the same time
     * @throws IllegalStateException if the database fails
     */
    public WellnessAgent(ChatModel model, InstantSource clock, DataSource database) {
        this.model = model;
        this.clock = clock;
        this.database = database;
        inTransaction(connection -> update(connection, TABLE));
    }

    /**
     * Answers one message. Question and reply are stored together, after the call has succeeded.
     *
     * @throws IllegalArgumentException if the user id is null, blank or longer than 128 characters
     * @throws IllegalStateException if the database fails; then the turn is not stored
     */
    public String chat(String userId, String message) {
        requireValid(userId);
        List<ChatMessage> messages = inTransaction(connection -> {
            update(connection, DELETE_OLD_SESSIONS, clock.millis() - LIFETIME.toMillis());
            return read(connection, userId);
        });
        messages.add(UserMessage.from(message));
        AiMessage reply = model.chat(messages).aiMessage(); // takes seconds, so no connection is held meanwhile
        return inTransaction(connection -> {
            int added;
            do {
                added = update(connection, ADD, userId, message, reply.text(), clock.millis(), userId);
            } while (added == 0);
            update(connection, DELETE_OLD_TURNS, userId, userId);
            return reply.text();
        });
    }

    /** Deletes the user's session. */
    public void forget(String userId) {
        requireValid(userId);
        inTransaction(connection -> update(connection, "DELETE FROM turns WHERE user_id = ?", userId));
    }

    /** Number of messages stored for this user, questions and replies; 0 for an unknown user. */
    public int historySize(String userId) {
        requireValid(userId);
        return inTransaction(connection -> {
            try (PreparedStatement count =
                            prepared(connection, "SELECT 2 * COUNT(*) FROM turns WHERE user_id = ?", userId);
                    ResultSet found = count.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        });
    }

    /** Does all of something or nothing of it: what was not committed is undone when the connection is closed. */
    private <T> T inTransaction(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException failure) {
            throw new IllegalStateException("The session could not be read or saved.", failure);
        }
    }

    private static List<ChatMessage> read(Connection connection, String userId) throws SQLException {
        List<ChatMessage> messages = new ArrayList<>();
        try (PreparedStatement statement = prepared(connection, READ, userId);
                ResultSet turns = statement.executeQuery()) {
            while (turns.next()) { // the newest first
                messages.add(0, AiMessage.from(turns.getString("reply")));
                messages.add(0, UserMessage.from(turns.getString("question")));
            }
        }
        return messages;
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static void requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_USER_ID_LENGTH) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
