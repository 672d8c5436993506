package lowtide.simulation.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/**
 * What one model charges, in dollars per million tokens, and how much it takes in.
 *
 * @param model                name as the API knows it
 * @param asOf                 day on which the prices were true
 * @param input                tokens sent, above 0
 * @param output               tokens written, thinking included, above 0
 * @param cachedInput          tokens sent that the cache serves, above 0 and at most {@code input}
 * @param cacheFromTokens      shortest opening the cache keeps
 * @param embeddingInput       tokens embedded for retrieval, above 0
 * @param contextLimitTokens   most input tokens of one request
 * @param unconfirmed          names of the components above that are not confirmed by the maker's price list
 */
public record ModelPrice(
        String model,
        LocalDate asOf,
        BigDecimal input,
        BigDecimal output,
        BigDecimal cachedInput,
        long cacheFromTokens,
        BigDecimal embeddingInput,
        long contextLimitTokens,
        Set<String> unconfirmed) {

    private static final BigDecimal MOST = new BigDecimal("1000000");

    public ModelPrice {
        requirePrice(model, "input", input);
        requirePrice(model, "output", output);
        requirePrice(model, "cachedInput", cachedInput);
        requirePrice(model, "embeddingInput", embeddingInput);
        if (cachedInput.compareTo(input) > 0) {
            throw new IllegalArgumentException(model + ": cachedInput is dearer than input");
        }
        new Range(0, 1_000_000).require(model + ": cacheFromTokens", cacheFromTokens);
        new Range(1, 1_000_000_000).require(model + ": contextLimitTokens", contextLimitTokens);
        unconfirmed = Set.copyOf(unconfirmed);
    }

    private static void requirePrice(String model, String what, BigDecimal price) {
        if (price.signum() <= 0 || price.compareTo(MOST) > 0 || price.scale() > 12) {
            throw new IllegalArgumentException(model + ": " + what
                    + " must be above 0 and at most 1000000 dollars per million tokens, not " + price);
        }
    }
}
