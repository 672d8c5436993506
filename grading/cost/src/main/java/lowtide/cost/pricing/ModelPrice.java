package lowtide.cost.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import lowtide.cost.context.Range;

/**
 * The prices of one model, in dollars per million tokens, and its limits.
 *
 * @param model              name in the API
 * @param asOf               date of the prices
 * @param until              the last day of the prices, if the vendor has announced others
 * @param source             where the prices were read
 * @param input              price of input tokens, above 0
 * @param output             price of output tokens, including thinking, above 0
 * @param cachedInput        price of input tokens that a cache serves, above 0 and at most {@code input}
 * @param longPrompts        the prices of requests with a long prompt, if they differ
 * @param cacheStorage       price of keeping a million tokens in an explicit cache for an hour, above 0
 * @param cacheFromTokens    tokens of the shortest prefix that the cache keeps, 0 to 1,000,000
 * @param embeddingInput     price of tokens embedded for retrieval, above 0
 * @param contextLimitTokens limit on the input tokens of one request, 1 to 1,000,000,000
 * @param unconfirmed        names of the components above that the source does not confirm
 */
public record ModelPrice(
        String model,
        LocalDate asOf,
        Optional<LocalDate> until,
        String source,
        BigDecimal input,
        BigDecimal output,
        BigDecimal cachedInput,
        Optional<LongPrompts> longPrompts,
        BigDecimal cacheStorage,
        long cacheFromTokens,
        BigDecimal embeddingInput,
        long contextLimitTokens,
        Set<String> unconfirmed) {

    private static final BigDecimal MAX = new BigDecimal("1000000");

    /**
     * The prices of all tokens of a request whose prompt has more than {@code aboveTokens} tokens.
     *
     * @param aboveTokens 1 to 1,000,000,000
     * @param input       as above
     * @param output      as above
     * @param cachedInput as above
     */
    public record LongPrompts(long aboveTokens, BigDecimal input, BigDecimal output, BigDecimal cachedInput) {}

    public ModelPrice {
        requirePrices("", input, output, cachedInput);
        longPrompts.ifPresent(prices -> {
            requirePrices("longPrompts: ", prices.input, prices.output, prices.cachedInput);
            new Range(1, 1_000_000_000).require("longPrompts: aboveTokens", prices.aboveTokens);
        });
        requirePrice("cacheStorage", cacheStorage);
        requirePrice("embeddingInput", embeddingInput);
        new Range(0, 1_000_000).require("cacheFromTokens", cacheFromTokens);
        new Range(1, 1_000_000_000).require("contextLimitTokens", contextLimitTokens);
        unconfirmed = Set.copyOf(unconfirmed);
    }

    /**
     * Exact dollars for one request, without cache hits.
     *
     * @param prompt tokens that are sent
     * @param reply  tokens that come back, including thinking
     */
    public BigDecimal ofRequest(long prompt, long reply) {
        Optional<LongPrompts> ofLong = longPrompts.filter(prices -> prompt > prices.aboveTokens);
        return ofLong.map(LongPrompts::input)
                .orElse(input)
                .multiply(BigDecimal.valueOf(prompt))
                .add(ofLong.map(LongPrompts::output).orElse(output).multiply(BigDecimal.valueOf(reply)))
                .movePointLeft(6);
    }

    private static void requirePrices(String where, BigDecimal input, BigDecimal output, BigDecimal cachedInput) {
        requirePrice(where + "input", input);
        requirePrice(where + "output", output);
        requirePrice(where + "cachedInput", cachedInput);
        if (cachedInput.compareTo(input) > 0) {
            throw new IllegalArgumentException(where + "cachedInput is more expensive than input");
        }
    }

    private static void requirePrice(String what, BigDecimal price) {
        if (price.signum() <= 0 || price.compareTo(MAX) > 0 || price.scale() > 12) {
            throw new IllegalArgumentException(
                    what + " must be above 0 and at most 1000000 dollars, with at most 12 decimals, not " + price);
        }
    }
}
