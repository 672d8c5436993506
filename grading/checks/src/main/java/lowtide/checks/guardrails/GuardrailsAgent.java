package lowtide.checks.guardrails;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.tool.ToolExecutor;
import java.util.Map;
import lowtide.agent.control.AgentContract;
import lowtide.checks.dsl.ConversationalAgent;

/** What stage 15 asks of the agent: a tool that reads from outside, and one that destroys. */
public interface GuardrailsAgent extends ConversationalAgent {

    /** The contract of the stage. */
    AgentContract<GuardrailsAgent> CONTRACT =
            AgentContract.of(GuardrailsAgent.class, Constructor.class, "lowtide.guardrails.WellnessAgent");

    /** What the agent is made of. */
    interface Constructor {
        GuardrailsAgent create(ChatModel model, Map<ToolSpecification, ToolExecutor> tools);
    }
}
