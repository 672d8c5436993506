package lowtide.simulation.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import lowtide.simulation.context.Range;

/**
 * The prices of one model, in dollars per million tokens, and its limits.
 *
 * @param model              name in the API
 * @param asOf               date of the prices
 * @param input              price of input tokens, above 0
 * @param output             price of output tokens, including thinking, above 0
 * @param cachedInput        price of input tokens that the cache serves, above 0 and at most {@code input}
 * @param cacheFromTokens    tokens of the shortest prefix that the cache keeps, 0 to 1,000,000
 * @param embeddingInput     price of tokens embedded for retrieval, above 0
 * @param contextLimitTokens limit on the input tokens of one request, 1 to 1,000,000,000
 * @param unconfirmed        names of the components above that the vendor's price list does not confirm
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
            throw new IllegalArgumentException(model + ": cachedInput is more expensive than input");
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
