package lowtide.simulation.cost;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What Gemini charges: replies are messages too, the system instruction goes with every request, replies and thinking
 * are paid for as output, what the cache serves is cheaper, and a request beyond the context limit is refused. A refused
 * request is rolled back, so the next one is as large and is refused as well: it costs nothing, and the user gets
 * nothing.
 *
 * @param conversation lengths of questions, replies, thinking and system instruction
 * @param price        what the model charges
 * @param cacheHits    per cent of the repeated tokens that the cache really serves, 0 to 100; Gemini promises none
 */
public record BilledModel(Conversation conversation, ModelPrice price, int cacheHits) implements CostModel {

    public static final Range CACHE_HITS = new Range(0, 100);

    /** About 1,000 characters of instruction: an assumption, to be replaced by what an agent really sends. */
    public static final long ASSUMED_SYSTEM_TOKENS = 250;

    /** As much thought as the lesson's messages have tokens: an assumption, to be replaced by what Gemini reports. */
    public static final long ASSUMED_THINKING_TOKENS = 500;

    public BilledModel {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(price, "price");
        CACHE_HITS.require("cache hits in per cent", cacheHits);
    }

    /** Messages and replies of the lesson's length, the assumed rest, and no help from the cache. */
    public static BilledModel assumed(ModelPrice price) {
        long message = FlatRate.OF_THE_LESSON.tokensPerMessage();
        Conversation conversation = new Conversation(
                2, message, message, ASSUMED_SYSTEM_TOKENS, ASSUMED_THINKING_TOKENS, price.cacheFromTokens());
        return new BilledModel(conversation, price, 0);
    }

    @Override
    public String name() {
        return "as billed";
    }

    @Override
    public String basis() {
        return String.format(
                Locale.ROOT,
                "%s at $%s/M in, $%s/M out (%s); tokens: question %,d, reply %,d, thinking %,d, system instruction %,d;"
                        + " cache hits %d%%",
                price.model(),
                price.input().toPlainString(),
                price.output().toPlainString(),
                price.asOf(),
                conversation.question(),
                conversation.reply(),
                conversation.thinking(),
                conversation.system(),
                cacheHits);
    }

    @Override
    public Tokens tokens(Strategy strategy, long promptsADay, int days) {
        long requests = promptsADay * days;
        if (tooLarge(strategy, Math.max(1, requests))) {
            requests = Math.min(requests, firstRefused(strategy).orElseThrow() - 1);
        }
        return strategy.first(conversation, requests);
    }

    @Override
    public BigDecimal dollars(Tokens tokens) {
        BigDecimal cached = BigDecimal.valueOf(tokens.repeated())
                .multiply(BigDecimal.valueOf(cacheHits))
                .movePointLeft(2);
        BigDecimal fresh = BigDecimal.valueOf(tokens.input()).subtract(cached);
        return fresh.multiply(price.input())
                .add(cached.multiply(price.cachedInput()))
                .add(BigDecimal.valueOf(tokens.output()).multiply(price.output()))
                .add(BigDecimal.valueOf(tokens.embedded()).multiply(price.embeddingInput()))
                .movePointLeft(6);
    }

    @Override
    public OptionalLong firstRefused(Strategy strategy) {
        long low = 1;
        // No message is shorter than a token, so a conversation that can outgrow the limit has done so by then.
        long high = price.contextLimitTokens() + 1;
        if (!tooLarge(strategy, high)) {
            return OptionalLong.empty();
        }
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (tooLarge(strategy, middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return OptionalLong.of(low);
    }

    private boolean tooLarge(Strategy strategy, long request) {
        return conversation.system() + strategy.carried(conversation, request) > price.contextLimitTokens();
    }
}
