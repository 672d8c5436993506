package lowtide.cost.pricing;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import lowtide.cost.context.Conversation;
import lowtide.cost.context.Strategy;
import lowtide.cost.context.Tokens;

/**
 * What Gemini bills: replies count as messages, the system instruction is sent with every request, replies and thinking
 * are billed as output, cached input is cheaper, long prompts may have prices of their own, and a request beyond the
 * context limit is rejected. The agent rolls back a rejected request, so the next one is as large and is rejected too.
 * Rejected requests cost nothing. The extra call of a summary is billed like the request after it.
 *
 * @param conversation lengths of questions, replies, thinking and system instruction
 * @param price        the model's prices
 * @param caching      which cache is used
 */
public record BilledModel(Conversation conversation, ModelPrice price, Caching caching) implements CostModel {

    /** An assumption: about 1,000 characters of instruction. Replace it with what your agent sends. */
    public static final long ASSUMED_SYSTEM_TOKENS = 250;

    /** An assumption: as many tokens as the lesson's messages have. Replace it with what Gemini reports. */
    public static final long ASSUMED_THINKING_TOKENS = 500;

    public BilledModel {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(price, "price");
        Objects.requireNonNull(caching, "caching");
        if (caching instanceof Caching.Explicit && conversation.system() < price.cacheFromTokens()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s caches %,d tokens or more; the system instruction has %,d",
                    price.model(),
                    price.cacheFromTokens(),
                    conversation.system()));
        }
    }

    /**
     * A model with the implicit cache only.
     *
     * @param cacheHits percentage of the cacheable tokens that it serves, 0 to 100; Gemini guarantees none
     */
    public BilledModel(Conversation conversation, ModelPrice price, int cacheHits) {
        this(conversation, price, new Caching.Implicit(cacheHits));
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
                "%s at $%s/M in, $%s/M out%s (%s%s); tokens: question %,d, reply %,d, thinking %,d, system instruction"
                        + " %,d; %s",
                price.model(),
                price.input().toPlainString(),
                price.output().toPlainString(),
                price.longPrompts().map(BilledModel::described).orElse(""),
                price.asOf(),
                price.until().map(day -> " to " + day).orElse(""),
                conversation.question(),
                conversation.reply(),
                conversation.thinking(),
                conversation.system(),
                caching instanceof Caching.Explicit explicit
                        ? "explicit cache " + explicit.hoursADay() + " h a day"
                        : "cache hits " + servedPercent() + "%");
    }

    private static String described(ModelPrice.LongPrompts prices) {
        return String.format(
                Locale.ROOT,
                ", $%s and $%s above %,d tokens",
                prices.input().toPlainString(),
                prices.output().toPlainString(),
                prices.aboveTokens());
    }

    @Override
    public Tokens tokens(Strategy strategy, long promptsADay, int days) {
        long requests = promptsADay * days;
        if (exceeds(strategy, Math.max(1, requests), price.contextLimitTokens())) {
            requests = Math.min(requests, firstRejected(strategy).orElseThrow() - 1);
        }
        Tokens all = cached(strategy, requests);
        if (requests == 0 || price.longPrompts().isEmpty()) {
            return all;
        }
        long limit = price.longPrompts().get().aboveTokens();
        return exceeds(strategy, requests, limit)
                ? all.longAfter(cached(strategy, firstAbove(strategy, limit, requests) - 1))
                : all;
    }

    /** The tokens of the first requests, with those that the cache in use can serve. */
    private Tokens cached(Strategy strategy, long requests) {
        Tokens sent = strategy.totalTokens(conversation, requests);
        if (caching instanceof Caching.Implicit) {
            return sent;
        }
        long system = sent.input()
                - strategy.totalTokens(conversation.withoutSystem(), requests).input();
        return new Tokens(sent.input(), system, sent.output(), sent.embedded());
    }

    @Override
    public BigDecimal dollars(Tokens tokens) {
        Tokens.OfLongPrompts ofLong = tokens.ofLong();
        BigDecimal dollars = dollars(
                        tokens.input() - ofLong.input(),
                        tokens.cacheable() - ofLong.cacheable(),
                        price.input(),
                        price.cachedInput())
                .add(BigDecimal.valueOf(tokens.output() - ofLong.output()).multiply(price.output()))
                .add(BigDecimal.valueOf(tokens.embedded()).multiply(price.embeddingInput()));
        if (price.longPrompts().isPresent()) {
            ModelPrice.LongPrompts prices = price.longPrompts().get();
            dollars = dollars.add(dollars(ofLong.input(), ofLong.cacheable(), prices.input(), prices.cachedInput()))
                    .add(BigDecimal.valueOf(ofLong.output()).multiply(prices.output()));
        }
        return dollars.movePointLeft(6);
    }

    /** In millionths of a dollar. */
    private BigDecimal dollars(long input, long cacheable, BigDecimal full, BigDecimal cachedPrice) {
        BigDecimal served = BigDecimal.valueOf(cacheable)
                .multiply(BigDecimal.valueOf(servedPercent()))
                .movePointLeft(2);
        return BigDecimal.valueOf(input).subtract(served).multiply(full).add(served.multiply(cachedPrice));
    }

    private int servedPercent() {
        return caching instanceof Caching.Implicit implicit ? implicit.hits() : 100;
    }

    @Override
    public BigDecimal storage(int days) {
        return caching instanceof Caching.Explicit explicit
                ? BigDecimal.valueOf(conversation.system())
                        .multiply(price.cacheStorage())
                        .multiply(BigDecimal.valueOf((long) explicit.hoursADay() * days))
                        .movePointLeft(6)
                : BigDecimal.ZERO;
    }

    @Override
    public OptionalLong firstRejected(Strategy strategy) {
        // Every message has at least one token, so a growing conversation exceeds the limit by this request at the
        // latest.
        long last = price.contextLimitTokens() + 1;
        return exceeds(strategy, last, price.contextLimitTokens())
                ? OptionalLong.of(firstAbove(strategy, price.contextLimitTokens(), last))
                : OptionalLong.empty();
    }

    /** The first request with more tokens than the limit. The request {@code high} must have more. */
    private long firstAbove(Strategy strategy, long limit, long high) {
        long low = 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (exceeds(strategy, middle, limit)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private boolean exceeds(Strategy strategy, long request, long limit) {
        return conversation.system() + strategy.contextTokens(conversation, request) > limit;
    }
}
