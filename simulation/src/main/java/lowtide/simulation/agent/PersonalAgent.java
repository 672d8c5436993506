package lowtide.simulation.agent;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.service.tool.ToolExecutor;
import io.opentelemetry.api.OpenTelemetry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** An agent with a conversation for each user. */
interface PersonalAgent {

    String chat(String userId, String message);

    interface Constructor {
        PersonalAgent create(ChatModel model);
    }

    interface ClockConstructor {
        PersonalAgent create(ChatModel model, InstantSource clock);
    }

    interface RetriesConstructor {
        PersonalAgent create(ChatModel model, InstantSource clock, Consumer<Duration> pause);
    }

    interface TracingConstructor {
        PersonalAgent create(ChatModel model, InstantSource clock, OpenTelemetry telemetry);
    }

    interface FallbackConstructor {
        PersonalAgent create(List<ChatModel> models, InstantSource clock);
    }

    interface ToolsConstructor {
        PersonalAgent create(ChatModel model, Map<ToolSpecification, ToolExecutor> tools, InstantSource clock);
    }

    interface GuardrailsConstructor {
        PersonalAgent create(ChatModel model, Map<ToolSpecification, ToolExecutor> tools);
    }

    interface RetrievalConstructor {
        PersonalAgent create(ChatModel model, EmbeddingModel embeddings);
    }

    interface BudgetConstructor {
        PersonalAgent create(ChatModel model, InstantSource clock, Map<String, Price> prices, BigDecimal dailyBudget);
    }
}
