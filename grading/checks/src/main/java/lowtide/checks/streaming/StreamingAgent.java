package lowtide.checks.streaming;

import dev.langchain4j.model.chat.StreamingChatModel;
import java.util.function.Consumer;
import lowtide.agent.control.AgentContract;

/** What stage 16 asks of the agent: a model that streams, and a caller who gets the text while it comes. */
public interface StreamingAgent {

    /** The contract of the stage. */
    AgentContract<StreamingAgent> CONTRACT =
            AgentContract.of(StreamingAgent.class, Constructor.class, "lowtide.streaming.WellnessAgent");

    /** One turn of one user; passes the text of the reply on, and returns when the reply is over. */
    void chat(String userId, String message, Consumer<String> onText);

    /** How many messages the agent stores for this user right now, of both roles; 0 for a user it does not know. */
    int historySize(String userId);

    /** What the agent is made of. */
    interface Constructor {
        StreamingAgent create(StreamingChatModel model);
    }
}
