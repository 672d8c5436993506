package lowtide.simulation.cost;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The lesson's simulation, figure for figure, with its two slips: without a cap, every prompt is charged for all of the
 * day's prompts and then for its own number again; with a cap, the context of the end of the day is charged all day. So
 * the two differ from the first prompt on, before any cap is reached.
 *
 * @param rate the price of a message
 */
public record TaughtModel(FlatRate rate) implements CostModel {

    @Override
    public String name() {
        return "as taught";
    }

    @Override
    public String basis() {
        return rate.basis();
    }

    @Override
    public Tokens tokens(Strategy strategy, long promptsADay, int days) {
        BigInteger messages;
        if (strategy instanceof NoCap) {
            messages = uncapped(promptsADay, days);
        } else if (strategy instanceof LastMessages last) {
            messages = capped(promptsADay, days, last.messages());
        } else {
            throw new IllegalArgumentException("The lesson's own model knows no cap and the last N messages, not \""
                    + strategy.name() + "\"; use the model corrected or billed for it.");
        }
        return Tokens.ofInput(messages.multiply(BigInteger.valueOf(rate.tokensPerMessage())));
    }

    @Override
    public BigDecimal dollars(Tokens tokens) {
        return rate.dollars(tokens);
    }

    /** Over the days d: each of p prompts carries d * p messages, and prompt k another k. */
    private static BigInteger uncapped(long prompts, int days) {
        BigInteger p = BigInteger.valueOf(prompts);
        return p.pow(2)
                .multiply(Conversation.triangle(days))
                .add(BigInteger.valueOf(days).multiply(Conversation.triangle(prompts)));
    }

    /** Over the days d: each of p prompts carries d * p messages, or the cap if that is less. */
    private static BigInteger capped(long prompts, int days, long cap) {
        if (prompts == 0) {
            return BigInteger.ZERO;
        }
        long below = Math.min(days, cap / prompts);
        BigInteger p = BigInteger.valueOf(prompts);
        return p.pow(2)
                .multiply(Conversation.triangle(below))
                .add(p.multiply(BigInteger.valueOf(days - below)).multiply(BigInteger.valueOf(cap)));
    }
}
