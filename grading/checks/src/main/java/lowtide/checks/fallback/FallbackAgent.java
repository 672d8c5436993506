package lowtide.checks.fallback;

import dev.langchain4j.model.chat.ChatModel;
import java.time.InstantSource;
import java.util.List;
import lowtide.agent.control.AgentContract;
import lowtide.checks.dsl.ConversationalAgent;

/** What stage 7 asks of the agent: several models, and a clock. */
public interface FallbackAgent extends ConversationalAgent {

    /** The contract of the stage. */
    AgentContract<FallbackAgent> CONTRACT =
            AgentContract.of(FallbackAgent.class, Constructor.class, "lowtide.fallback.WellnessAgent");

    /** What the agent is made of. */
    interface Constructor {
        FallbackAgent create(List<ChatModel> models, InstantSource clock);
    }
}
