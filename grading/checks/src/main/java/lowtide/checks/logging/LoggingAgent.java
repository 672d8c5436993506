package lowtide.checks.logging;

import dev.langchain4j.model.chat.ChatModel;
import java.time.InstantSource;
import lowtide.agent.control.AgentContract;
import lowtide.checks.ratelimiting.RateLimitingAgent;

/** The contract of stage 5: the methods of stage 4. */
public interface LoggingAgent extends RateLimitingAgent {

    /** The contract of the stage. */
    AgentContract<LoggingAgent> CONTRACT =
            AgentContract.of(LoggingAgent.class, Constructor.class, "lowtide.logging.WellnessAgent");

    /** The constructor of the agent. */
    interface Constructor {
        LoggingAgent create(ChatModel model, InstantSource clock);
    }
}
