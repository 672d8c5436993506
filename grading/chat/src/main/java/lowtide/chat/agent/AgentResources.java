package lowtide.chat.agent;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.service.tool.ToolExecutor;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lowtide.agent.control.AgentContract;
import lowtide.agent.control.AgentSettings;
import lowtide.chat.gemini.GeminiAccess;
import lowtide.checks.budget.Price;
import lowtide.checks.guardrails.GuardrailsAgent;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.model.ModelCatalogue;

/**
 * What an agent's constructor gets, as far as it takes it.
 *
 * @param tools  executes every tool, in this process
 * @param pause  hears of each pause of the agent
 * @param prices dollars per million tokens, by model
 */
public record AgentResources(ToolExecutor tools, Consumer<Duration> pause, Map<String, Price> prices) {

    /** In dollars. Small enough to be used up by hand. */
    public static final BigDecimal DAILY_BUDGET = new BigDecimal("0.05");

    private static final List<String> MODELS = List.of(FakeGemini.MODEL, "gemini-2.5-pro");

    AgentSettings settings(AgentContract<?> contract, GeminiAccess gemini, Instant now) {
        return new AgentSettings(
                MODELS.stream().map(gemini::to).toList(),
                now,
                Map.of(
                        "tools",
                        contract.agent() == GuardrailsAgent.class ? searching() : logging(),
                        "pause",
                        pause,
                        "prices",
                        prices,
                        "dailyBudget",
                        DAILY_BUDGET,
                        "embeddings",
                        gemini.to(ModelCatalogue.EMBEDDING)));
    }

    private Map<ToolSpecification, ToolExecutor> logging() {
        Map<ToolSpecification, ToolExecutor> executors = new LinkedHashMap<>();
        executors.put(
                tool("log_food", "Log a food item.", "name", "name of the food", "calories", "kilocalories"), tools);
        executors.put(
                tool("log_workout", "Log a workout.", "name", "name of the workout", "minutes", "minutes"), tools);
        return executors;
    }

    private Map<ToolSpecification, ToolExecutor> searching() {
        Map<ToolSpecification, ToolExecutor> executors = new LinkedHashMap<>();
        executors.put(text("search_recipes", "Searches recipes on the web.", "query"), tools);
        executors.put(text("delete_history", "Deletes everything that is known of the user.", "reason"), tools);
        return executors;
    }

    private static ToolSpecification tool(
            String name, String description, String text, String textMeaning, String number, String numberMeaning) {
        return ToolSpecification.builder()
                .name(name)
                .description(description)
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty(text, textMeaning)
                        .addNumberProperty(number, numberMeaning)
                        .required(text, number)
                        .build())
                .build();
    }

    private static ToolSpecification text(String name, String description, String parameter) {
        return ToolSpecification.builder()
                .name(name)
                .description(description)
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty(parameter)
                        .required(parameter)
                        .build())
                .build();
    }
}
