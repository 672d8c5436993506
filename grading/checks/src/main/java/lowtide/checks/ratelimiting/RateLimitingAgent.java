package lowtide.checks.ratelimiting;

import dev.langchain4j.model.chat.ChatModel;
import java.time.InstantSource;
import lowtide.agent.control.AgentContract;
import lowtide.checks.tokencounting.TokenCountingAgent;

/** The contract of stage 4: the methods of the stage before it, and a clock in its constructor. */
public interface RateLimitingAgent extends TokenCountingAgent {

    /** The contract of the stage. */
    AgentContract<RateLimitingAgent> CONTRACT =
            AgentContract.of(RateLimitingAgent.class, Constructor.class, "lowtide.ratelimiting.WellnessAgent");

    /** The constructor of the agent. */
    interface Constructor {
        RateLimitingAgent create(ChatModel model, InstantSource clock);
    }
}
