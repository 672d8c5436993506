package lowtide.simulation.agent;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.service.tool.ToolExecutor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.control.AgentSettings;
import lowtide.broken.WellnessAgent;
import lowtide.cost.pricing.ModelPrice;
import lowtide.cost.pricing.PriceList;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.model.ModelCatalogue;

/**
 * What an agent gets besides its clock, as far as its constructor takes it. Its models are {@link #MODELS}; an agent that
 * takes one model gets the first. Its prices are those of the kit, without a discount for cached input, because Gemini
 * guarantees none.
 *
 * @param tools       run in this process
 * @param dailyBudget dollars
 */
public record AgentResources(Map<ToolSpecification, ToolExecutor> tools, BigDecimal dailyBudget) {

    /** Cheapest first. */
    public static final List<String> MODELS = List.of(PriceList.DEFAULT_MODEL, "gemini-2.5-pro");

    /** The tools of the lesson, which work, and a budget that no measurement uses up. */
    public static final AgentResources PLENTIFUL =
            new AgentResources(ofLesson((call, memory) -> "Logged."), new BigDecimal(1_000_000_000));

    /** The same with another executor of the lesson's tools. */
    public AgentResources withTools(ToolExecutor executor) {
        return withTools(ofLesson(executor));
    }

    /** The same with other tools. */
    public AgentResources withTools(Map<ToolSpecification, ToolExecutor> others) {
        return new AgentResources(others, dailyBudget);
    }

    /** The same with another budget. */
    public AgentResources withDailyBudget(BigDecimal dollars) {
        return new AgentResources(tools, dollars);
    }

    AgentSettings settings(Account account, Instant now) {
        List<ModelAccess> models = MODELS.stream()
                .map(name -> new ModelAccess(account.baseUrl(), account.apiKey(), name))
                .toList();
        return new AgentSettings(
                models,
                now,
                Map.of(
                        "tools",
                        tools,
                        "prices",
                        prices(),
                        "dailyBudget",
                        dailyBudget,
                        "embeddings",
                        new ModelAccess(account.baseUrl(), account.apiKey(), ModelCatalogue.EMBEDDING)));
    }

    private static Map<ToolSpecification, ToolExecutor> ofLesson(ToolExecutor executor) {
        Map<ToolSpecification, ToolExecutor> tools = new LinkedHashMap<>();
        WellnessAgent.TOOLS.forEach(tool -> tools.put(tool, executor));
        return tools;
    }

    private static Map<String, Price> prices() {
        PriceList list = PriceList.bundled();
        Map<String, Price> prices = new LinkedHashMap<>();
        for (String model : list.models()) {
            ModelPrice price = list.of(model);
            prices.put(model, new Price(price.input(), price.input(), price.output()));
        }
        return prices;
    }
}
