package lowtide.checks.sessiondatabase;

import dev.langchain4j.model.chat.ChatModel;
import java.time.InstantSource;
import javax.sql.DataSource;
import lowtide.agent.control.AgentContract;
import lowtide.checks.dsl.ConversationalAgent;

/** What stage 11 asks of the agent: sessions in a database, which several servers share. */
public interface SessionDatabaseAgent extends ConversationalAgent {

    /** The contract of the stage. */
    AgentContract<SessionDatabaseAgent> CONTRACT =
            AgentContract.of(SessionDatabaseAgent.class, Constructor.class, "lowtide.sessiondatabase.WellnessAgent");

    /** Deletes everything that this user has said, and everything that was answered. */
    void forget(String userId);

    /** What the agent is made of. */
    interface Constructor {
        SessionDatabaseAgent create(ChatModel model, InstantSource clock, DataSource database);
    }
}
