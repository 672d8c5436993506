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
 * @param tools       executes the tools of the lesson, in this process
 * @param dailyBudget dollars
 */
public record AgentResources(ToolExecutor tools, BigDecimal dailyBudget) {

    /** Cheapest first. */
    public static final List<String> MODELS = List.of(PriceList.DEFAULT_MODEL, "gemini-2.5-pro");

    /** Tools that work, and a budget that no measurement uses up. */
    public static final AgentResources PLENTIFUL =
            new AgentResources((call, memory) -> "Logged.", new BigDecimal(1_000_000_000));

    /** The same with other tools. */
    public AgentResources withTools(ToolExecutor executor) {
        return new AgentResources(executor, dailyBudget);
    }

    /** The same with another budget. */
    public AgentResources withDailyBudget(BigDecimal dollars) {
        return new AgentResources(tools, dollars);
    }

    AgentSettings settings(Account account, Instant now) {
        List<ModelAccess> models = MODELS.stream()
                .map(name -> new ModelAccess(account.baseUrl(), account.apiKey(), name))
                .toList();
        Map<ToolSpecification, ToolExecutor> executors = new LinkedHashMap<>();
        WellnessAgent.TOOLS.forEach(tool -> executors.put(tool, tools));
        return new AgentSettings(
                models,
                now,
                Map.of(
                        "tools",
                        executors,
                        "prices",
                        prices(),
                        "dailyBudget",
                        dailyBudget,
                        "embeddings",
                        new ModelAccess(account.baseUrl(), account.apiKey(), ModelCatalogue.EMBEDDING)));
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
