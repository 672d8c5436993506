package lowtide.checks.userisolation;

import dev.langchain4j.model.chat.ChatModel;
import lowtide.agent.control.AgentContract;
import lowtide.checks.dsl.ConversationalAgent;

/** What stage 2 asks of the agent: one conversation for each user. */
public interface UserIsolationAgent extends ConversationalAgent {

    /** The contract of the stage. */
    AgentContract<UserIsolationAgent> CONTRACT =
            AgentContract.of(UserIsolationAgent.class, Constructor.class, "lowtide.userisolation.WellnessAgent");

    /** What the agent is made of. */
    interface Constructor {
        UserIsolationAgent create(ChatModel model);
    }
}
