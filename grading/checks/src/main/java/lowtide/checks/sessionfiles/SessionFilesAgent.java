package lowtide.checks.sessionfiles;

import dev.langchain4j.model.chat.ChatModel;
import java.nio.file.Path;
import java.time.InstantSource;
import lowtide.agent.control.AgentContract;
import lowtide.checks.dsl.ConversationalAgent;

/** What stage 10 asks of the agent: sessions in files, which another agent finds. */
public interface SessionFilesAgent extends ConversationalAgent {

    /** The contract of the stage. */
    AgentContract<SessionFilesAgent> CONTRACT =
            AgentContract.of(SessionFilesAgent.class, Constructor.class, "lowtide.sessionfiles.WellnessAgent");

    /** Deletes everything that this user has said, and everything that was answered. */
    void forget(String userId);

    /** What the agent is made of. */
    interface Constructor {
        SessionFilesAgent create(ChatModel model, InstantSource clock, Path folder);
    }
}
