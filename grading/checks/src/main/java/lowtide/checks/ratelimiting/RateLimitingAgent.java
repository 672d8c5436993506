package lowtide.checks.ratelimiting;

import dev.langchain4j.model.chat.ChatModel;
import java.time.InstantSource;
import lowtide.agent.control.AgentContract;
import lowtide.checks.tokencounting.TokenCountingAgent;

/** What stage 4 asks of the agent: the methods of the stage before it, and a clock in its constructor. */
public interface RateLimitingAgent extends TokenCountingAgent {

    /** The contract of the stage. */
    AgentContract<RateLimitingAgent> CONTRACT =
            AgentContract.of(RateLimitingAgent.class, Constructor.class, "lowtide.ratelimiting.WellnessAgent");

    /** What the agent is made of. */
    interface Constructor {
        RateLimitingAgent create(ChatModel model, InstantSource clock);
    }
}
