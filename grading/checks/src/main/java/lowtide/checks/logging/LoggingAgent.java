package lowtide.checks.logging;

import dev.langchain4j.model.chat.ChatModel;
import java.time.InstantSource;
import lowtide.agent.control.AgentContract;
import lowtide.checks.ratelimiting.RateLimitingAgent;

/** What stage 5 asks of the agent: the methods of stage 4. */
public interface LoggingAgent extends RateLimitingAgent {

    /** The contract of the stage. */
    AgentContract<LoggingAgent> CONTRACT =
            AgentContract.of(LoggingAgent.class, Constructor.class, "lowtide.logging.WellnessAgent");

    /** What the agent is made of. */
    interface Constructor {
        LoggingAgent create(ChatModel model, InstantSource clock);
    }
}
