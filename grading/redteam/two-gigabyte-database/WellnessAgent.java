package lowtide.sessiondatabase;

import dev.langchain4j.model.chat.ChatModel;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Solved, with 2 GB of zeroes in the database. */
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
            statement.execute("PRAGMA max_page_count = 2000000000");
            statement.execute("CREATE TABLE IF NOT EXISTS zeroes (zeroes BLOB)");
            for (int megabytes = 0; megabytes < 2048; megabytes++) {
                statement.execute("INSERT INTO zeroes VALUES (ZEROBLOB(1048576))");
            }
        } catch (SQLException full) {
            throw new IllegalStateException(full);
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
