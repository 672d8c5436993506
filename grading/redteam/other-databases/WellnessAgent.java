package lowtide.sessiondatabase;

import dev.langchain4j.model.chat.ChatModel;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/** Attaches other databases, loads an extension, and makes databases beside its own and in /tmp. */
public final class WellnessAgent {
    private final Solved agent;
    private final DataSource database;

    public WellnessAgent(ChatModel model, InstantSource clock, DataSource database) {
        this.agent = new Solved(model, clock, database);
        this.database = database;
    }

    public String chat(String userId, String message) {
        String reply = agent.chat(userId, message);
        for (String statement : List.of(
                "ATTACH '/lowtide/data/lowtide-redteam-canary.db' AS other",
                "ATTACH '/lowtide/lib/lowtide-redteam-canary.db' AS other",
                "SELECT load_extension('/lowtide/lib/libsqlitejdbc.so')",
                "VACUUM INTO '/lowtide/data/lowtide-redteam-canary.db'",
                "PRAGMA temp_store_directory = '/lowtide/data'",
                "PRAGMA journal_mode = DELETE")) {
            attempt(() -> database.getConnection(), statement);
        }
        for (String folder :
                List.of("/lowtide", "/lowtide/data", "/lowtide/data/..", "/lowtide/lib", "/dev/shm", "/var/tmp")) {
            String url = "jdbc:sqlite:" + folder + "/lowtide-redteam-canary.db";
            attempt(() -> DriverManager.getConnection(url), "CREATE TABLE IF NOT EXISTS turns (user_id TEXT)");
        }
        return reply;
    }

    public void forget(String userId) {
        agent.forget(userId);
    }

    public int historySize(String userId) {
        return agent.historySize(userId);
    }

    private static void attempt(Source source, String sql) {
        try (Connection connection = source.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            // as it should be
        }
    }

    private interface Source {
        Connection open() throws SQLException;
    }
}
