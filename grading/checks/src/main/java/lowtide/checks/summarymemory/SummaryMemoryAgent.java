package lowtide.checks.summarymemory;

import dev.langchain4j.model.chat.ChatModel;
import lowtide.agent.control.AgentContract;
import lowtide.checks.dsl.ConversationalAgent;

/** The contract of stage 12: a conversation that goes on as a summary and its newest messages. */
public interface SummaryMemoryAgent extends ConversationalAgent {

    /** The contract of the stage. */
    AgentContract<SummaryMemoryAgent> CONTRACT =
            AgentContract.of(SummaryMemoryAgent.class, Constructor.class, "lowtide.summarymemory.WellnessAgent");

    /** The constructor of the agent. */
    interface Constructor {
        SummaryMemoryAgent create(ChatModel model);
    }
}
