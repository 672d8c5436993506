package lowtide.sessiondatabase;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** A table of users, and one row a message, in the order of its position; a batch adds the two of a turn. */
public final class WellnessAgent {
    private final ChatModel model;
    private final InstantSource clock;
    private final DataSource database;

    public WellnessAgent(ChatModel model, InstantSource clock, DataSource database) throws SQLException {
        this.model = model;
        this.clock = clock;
        this.database = database;
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS people (id TEXT PRIMARY KEY, seen BIGINT NOT NULL)");
            statement.executeUpdate(
                    "CREATE TABLE IF NOT EXISTS messages (person TEXT NOT NULL, position BIGINT NOT NULL,"
                            + " role TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (person, position))");
        }
    }

    public String chat(String userId, String message) {
        check(userId);
        List<ChatMessage> history = read(userId);
        history.add(UserMessage.from(message));
        List<ChatMessage> sent = history.subList(history.size() > 20 ? history.size() - 19 : 0, history.size());
        String reply = model.chat(sent).aiMessage().text();
        while (!add(userId, message, reply)) {
            Thread.onSpinWait();
        }
        return reply;
    }

    public void forget(String userId) {
        check(userId);
        write(connection -> delete(connection, "= ?", userId));
    }

    public int historySize(String userId) {
        check(userId);
        return read(userId).size();
    }

    private List<ChatMessage> read(String userId) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT role, body FROM messages JOIN people ON person = id WHERE person = ? AND seen >= ?"
                                + " ORDER BY position DESC LIMIT 20")) {
            query.setString(1, userId);
            query.setLong(2, oldest());
            List<ChatMessage> messages = new ArrayList<>();
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                String body = rows.getString(2);
                messages.add(rows.getString(1).equals("user") ? UserMessage.from(body) : AiMessage.from(body));
            }
            Collections.reverse(messages);
            return messages;
        } catch (SQLException broken) {
            throw new IllegalStateException("the database is broken", broken);
        }
    }

    /** False if another server has taken the positions. */
    private boolean add(String userId, String question, String reply) {
        return write(connection -> {
            delete(connection, "IN (SELECT id FROM people WHERE seen < ?)", oldest());
            try (PreparedStatement person = connection.prepareStatement(
                            "INSERT INTO people (id, seen) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET seen = excluded.seen");
                    PreparedStatement last = connection.prepareStatement(
                            "SELECT COALESCE(MAX(position), 0) FROM messages WHERE person = ?");
                    PreparedStatement insert =
                            connection.prepareStatement("INSERT INTO messages VALUES (?, ?, ?, ?)")) {
                person.setString(1, userId);
                person.setLong(2, clock.millis());
                person.executeUpdate();
                last.setString(1, userId);
                ResultSet found = last.executeQuery();
                found.next();
                long position = found.getLong(1);
                for (String[] message : new String[][] {{"user", question}, {"model", reply}}) {
                    insert.setString(1, userId);
                    insert.setLong(2, ++position);
                    insert.setString(3, message[0]);
                    insert.setString(4, message[1]);
                    insert.addBatch();
                }
                insert.executeBatch();
                trim(connection, userId, position - 20);
            }
        });
    }

    private void trim(Connection connection, String userId, long upTo) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM messages WHERE person = ? AND position <= ?")) {
            delete.setString(1, userId);
            delete.setLong(2, upTo);
            delete.executeUpdate();
        }
    }

    private static void delete(Connection connection, String whom, Object value) throws SQLException {
        for (String table : List.of("messages WHERE person ", "people WHERE id ")) {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + whom)) {
                delete.setObject(1, value);
                delete.executeUpdate();
            }
        }
    }

    private boolean write(Work work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.on(connection);
                connection.commit();
                return true;
            } catch (SQLException failure) {
                connection.rollback();
                if (Objects.toString(failure.getSQLState(), "").startsWith("23")) { // another server was faster
                    return false;
                }
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("the database is broken", broken);
        }
    }

    private long oldest() {
        return clock.instant().minus(30, ChronoUnit.DAYS).toEpochMilli();
    }

    private static void check(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("user id");
        }
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }
}
