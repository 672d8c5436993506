package lowtide.simulation.measure;

import java.math.BigDecimal;
import java.util.List;
import lowtide.cost.pricing.PriceList;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.model.Usage;

/** Adds up what requests cost, each at the price of the model that answered it. Not thread-safe. */
public final class Bill {

    private static final PriceList PRICES = PriceList.bundled();

    private BigDecimal dollars = BigDecimal.ZERO;

    /** Adds exchanges. Requests that were not answered cost nothing. */
    public void add(List<Exchange> exchanges) {
        exchanges.forEach(exchange ->
                exchange.usage().ifPresent(usage -> add(exchange.request().model(), usage)));
    }

    /** Exact dollars of all requests so far. */
    public BigDecimal dollars() {
        return dollars;
    }

    private void add(String model, Usage usage) {
        dollars = dollars.add(PRICES.of(model).ofRequest(usage.prompt(), usage.candidates() + usage.thoughts()));
    }
}
