package lowtide.checks.tools;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.tool.ToolExecutor;
import java.time.InstantSource;
import java.util.Map;
import lowtide.agent.control.AgentContract;
import lowtide.checks.dsl.ConversationalAgent;

/** What stage 8 asks of the agent: tools for the model, and a clock. */
public interface ToolsAgent extends ConversationalAgent {

    /** The contract of the stage. */
    AgentContract<ToolsAgent> CONTRACT =
            AgentContract.of(ToolsAgent.class, Constructor.class, "lowtide.tools.WellnessAgent");

    /** What the agent is made of. */
    interface Constructor {
        ToolsAgent create(ChatModel model, Map<ToolSpecification, ToolExecutor> tools, InstantSource clock);
    }
}
