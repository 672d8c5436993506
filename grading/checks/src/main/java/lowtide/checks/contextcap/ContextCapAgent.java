package lowtide.checks.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import lowtide.agent.control.AgentContract;

/** The contract of stage 1: one conversation, capped. */
public interface ContextCapAgent {

    /** The contract of the stage. */
    AgentContract<ContextCapAgent> CONTRACT =
            AgentContract.of(ContextCapAgent.class, Constructor.class, "lowtide.contextcap.WellnessAgent");

    /** One turn; returns the model's reply. */
    String chat(String message);

    /** How many messages the agent stores right now, of both roles. */
    int historySize();

    /** The constructor of the agent. */
    interface Constructor {
        ContextCapAgent create(ChatModel model);
    }
}
