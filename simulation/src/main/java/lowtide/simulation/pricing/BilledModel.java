package lowtide.simulation.pricing;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import lowtide.simulation.context.Conversation;
import lowtide.simulation.context.Range;
import lowtide.simulation.context.Strategy;
import lowtide.simulation.context.Tokens;

/**
 * What Gemini bills: replies count as messages, the system instruction is sent with every request, replies and thinking
 * are billed as output, cached input is cheaper, and a request beyond the context limit is rejected. The agent rolls back
 * a rejected request, so the next one is as large and is rejected too. Rejected requests cost nothing.
 *
 * @param conversation lengths of questions, replies, thinking and system instruction
 * @param price        the model's prices
 * @param cacheHits    percentage of the cacheable tokens that the cache serves, 0 to 100; Gemini guarantees none
 */
public record BilledModel(Conversation conversation, ModelPrice price, int cacheHits) implements CostModel {

    public static final Range CACHE_HITS = new Range(0, 100);

    /** An assumption: about 1,000 characters of instruction. Replace it with what your agent sends. */
    public static final long ASSUMED_SYSTEM_TOKENS = 250;

    /** An assumption: as many tokens as the lesson's messages have. Replace it with what Gemini reports. */
    public static final long ASSUMED_THINKING_TOKENS = 500;

    public BilledModel {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(price, "price");
        CACHE_HITS.require("cache hits in per cent", cacheHits);
    }

    /** Questions and replies of the lesson's length, the assumed instruction and thinking, and no cache hits. */
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
            requests = Math.min(requests, firstRejected(strategy).orElseThrow() - 1);
        }
        return strategy.totalTokens(conversation, requests);
    }

    @Override
    public BigDecimal dollars(Tokens tokens) {
        BigDecimal cached = BigDecimal.valueOf(tokens.cacheable())
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
    public OptionalLong firstRejected(Strategy strategy) {
        long low = 1;
        // Every message has at least one token, so a growing conversation exceeds the limit by this request at the
        // latest.
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
        return conversation.system() + strategy.contextTokens(conversation, request) > price.contextLimitTokens();
    }
}
