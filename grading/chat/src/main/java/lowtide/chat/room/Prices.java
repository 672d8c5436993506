package lowtide.chat.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lowtide.checks.budget.Price;
import lowtide.fakegemini.model.Usage;

/**
 * The prices of the kit, without a discount for cached input, because Gemini guarantees none.
 *
 * @param byModel dollars per million tokens
 */
record Prices(Map<String, Price> byModel) {

    private static final int MILLION_PLACES = 6;

    static Prices bundled() {
        Map<String, Price> prices = new LinkedHashMap<>();
        try (InputStream file = Prices.class.getResourceAsStream("prices.yml")) {
            for (Map.Entry<String, JsonNode> model :
                    new YAMLMapper().readTree(file).get("models").properties()) {
                BigDecimal input = new BigDecimal(model.getValue().get("input").asText());
                BigDecimal output =
                        new BigDecimal(model.getValue().get("output").asText());
                prices.put(model.getKey(), new Price(input, input, output));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Prices(Map.copyOf(prices));
    }

    /** What a call costs; 0 for a model without a price, such as one that embeds. */
    BigDecimal dollars(String model, Usage usage) {
        return Optional.ofNullable(byModel.get(model))
                .map(price -> price.input()
                        .multiply(BigDecimal.valueOf(usage.prompt()))
                        .add(price.output().multiply(BigDecimal.valueOf((long) usage.candidates() + usage.thoughts())))
                        .movePointLeft(MILLION_PLACES))
                .orElse(BigDecimal.ZERO);
    }
}
