package lowtide.checks.tracing;

import dev.langchain4j.model.chat.ChatModel;
import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import lowtide.agent.control.AgentContract;
import lowtide.checks.dsl.ConversationalAgent;

/** The contract of stage 14: an agent whose turns can be seen as traces and metrics. */
public interface TracingAgent extends ConversationalAgent {

    /** The contract of the stage. */
    AgentContract<TracingAgent> CONTRACT =
            AgentContract.of(TracingAgent.class, Constructor.class, "lowtide.tracing.WellnessAgent");

    /** The constructor of the agent. */
    interface Constructor {
        TracingAgent create(ChatModel model, InstantSource clock, OpenTelemetry telemetry);
    }
}
