package lowtide.sessiondatabase;

import dev.langchain4j.model.chat.ChatModel;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Solved, with a query that never ends. */
public final class WellnessAgent {
    private final Solved agent;
    private final DataSource database;

    public WellnessAgent(ChatModel model, InstantSource clock, DataSource database) {
        this.agent = new Solved(model, clock, database);
        this.database = database;
    }

    public String chat(String userId, String message) {
        String reply = agent.chat(userId, message);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n");
        } catch (SQLException ended) {
            throw new IllegalStateException(ended);
        }
        return reply;
    }

    public void forget(String userId) {
        agent.forget(userId);
    }

    public int historySize(String userId) {
        return agent.historySize(userId);
    }
}
