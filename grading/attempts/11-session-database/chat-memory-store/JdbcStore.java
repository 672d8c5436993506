package lowtide.sessiondatabase;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** LangChain4j's store of memories, in one table, within a transaction that somebody else begins and ends. */
final class JdbcStore implements ChatMemoryStore {
    static final String TABLE = "CREATE TABLE IF NOT EXISTS memories (id TEXT PRIMARY KEY, json TEXT, used BIGINT)";

    private final Connection connection;
    private final long now;

    JdbcStore(Connection connection, long now) {
        this.connection = connection;
        this.now = now;
    }

    @Override
    public List<ChatMessage> getMessages(Object memoryId) {
        try (PreparedStatement select = connection.prepareStatement("SELECT json FROM memories WHERE id = ?")) {
            select.setString(1, memoryId.toString());
            ResultSet found = select.executeQuery();
            return found.next() ? ChatMessageDeserializer.messagesFromJson(found.getString(1)) : List.of();
        } catch (SQLException failure) {
            throw new StoreFailure(failure);
        }
    }

    @Override
    public void updateMessages(Object memoryId, List<ChatMessage> messages) {
        execute(
                "INSERT INTO memories (id, json, used) VALUES (?, ?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET json = excluded.json, used = excluded.used",
                memoryId.toString(),
                ChatMessageSerializer.messagesToJson(messages),
                now);
    }

    @Override
    public void deleteMessages(Object memoryId) {
        execute("DELETE FROM memories WHERE id = ?", memoryId.toString());
    }

    void deleteUnusedSince(long time) {
        execute("DELETE FROM memories WHERE used < ?", time);
    }

    private void execute(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new StoreFailure(failure);
        }
    }

    /** Carries an exception through the interface, which declares none. */
    static final class StoreFailure extends RuntimeException {
        StoreFailure(SQLException cause) {
            super(cause);
        }

        /** Whether the database could not execute transactions one after the other, and asks to try again. */
        boolean isConflict() {
            String state = ((SQLException) getCause()).getSQLState();
            return "40001".equals(state) || "23505".equals(state);
        }
    }
}
