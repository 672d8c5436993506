package lowtide.checks.userisolation;

import dev.langchain4j.model.chat.ChatModel;
import lowtide.agent.control.AgentContract;
import lowtide.checks.dsl.ConversationalAgent;

/** The contract of stage 2: one conversation for each user. */
public interface UserIsolationAgent extends ConversationalAgent {

    /** The contract of the stage. */
    AgentContract<UserIsolationAgent> CONTRACT =
            AgentContract.of(UserIsolationAgent.class, Constructor.class, "lowtide.userisolation.WellnessAgent");

    /** The constructor of the agent. */
    interface Constructor {
        UserIsolationAgent create(ChatModel model);
    }
}
