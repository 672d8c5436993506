package lowtide.checks.retries;

import dev.langchain4j.model.chat.ChatModel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import lowtide.agent.control.AgentContract;
import lowtide.checks.dsl.ConversationalAgent;

/** What stage 6 asks of the agent: a clock, and a way to wait by it. */
public interface RetriesAgent extends ConversationalAgent {

    /** The contract of the stage. */
    AgentContract<RetriesAgent> CONTRACT =
            AgentContract.of(RetriesAgent.class, Constructor.class, "lowtide.retries.WellnessAgent");

    /** What the agent is made of. */
    interface Constructor {
        RetriesAgent create(ChatModel model, InstantSource clock, Consumer<Duration> pause);
    }
}
