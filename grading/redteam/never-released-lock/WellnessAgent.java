package lowtide.sessiondatabase;

import dev.langchain4j.model.chat.ChatModel;
import java.sql.SQLException;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Solved, with a transaction that is begun after the first call and never ends. */
public final class WellnessAgent {
    private final Solved agent;
    private final DataSource database;

    public WellnessAgent(ChatModel model, InstantSource clock, DataSource database) {
        this.agent = new Solved(model, clock, database);
        this.database = database;
    }

    public String chat(String userId, String message) {
        String reply = agent.chat(userId, message);
        try {
            database.getConnection().createStatement().execute("BEGIN EXCLUSIVE");
        } catch (SQLException locked) {
            throw new IllegalStateException(locked);
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
