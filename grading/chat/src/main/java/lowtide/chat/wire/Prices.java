package lowtide.chat.wire;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lowtide.checks.budget.Price;
import lowtide.cost.pricing.ModelPrice;
import lowtide.cost.pricing.PriceList;
import lowtide.fakegemini.model.Usage;

/**
 * The prices of the kit, without a discount for cached input, because Gemini guarantees none.
 *
 * @param byModel prices by the name of the model
 */
public record Prices(Map<String, ModelPrice> byModel) {

    /** Those that the kit comes with. */
    public static Prices bundled() {
        PriceList list = PriceList.bundled();
        Map<String, ModelPrice> prices = new LinkedHashMap<>();
        list.models().forEach(model -> prices.put(model, list.of(model)));
        return new Prices(Map.copyOf(prices));
    }

    /** As an agent with a budget gets them. */
    public Map<String, Price> forAgents() {
        Map<String, Price> prices = new LinkedHashMap<>();
        byModel.forEach((model, price) -> prices.put(model, new Price(price.input(), price.input(), price.output())));
        return prices;
    }

    /** What a call costs; 0 for a model without a price, such as one that embeds. */
    public BigDecimal dollars(String model, Usage usage) {
        return Optional.ofNullable(byModel.get(model))
                .map(price -> price.ofRequest(usage.prompt(), (long) usage.candidates() + usage.thoughts()))
                .orElse(BigDecimal.ZERO);
    }
}
