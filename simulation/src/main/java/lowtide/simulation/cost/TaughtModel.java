package lowtide.simulation.cost;

import static java.lang.Math.addExact;
import static java.lang.Math.multiplyExact;

import java.math.BigDecimal;

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
        long messages;
        if (strategy instanceof NoCap) {
            messages = uncapped(promptsADay, days);
        } else if (strategy instanceof LastMessages last) {
            messages = capped(promptsADay, days, last.messages());
        } else {
            throw new IllegalArgumentException("The lesson's own model knows no cap and the last N messages, not \""
                    + strategy.name() + "\"; use the model corrected or billed for it.");
        }
        return new Tokens(multiplyExact(messages, rate.tokensPerMessage()), 0, 0, 0);
    }

    @Override
    public BigDecimal dollars(Tokens tokens) {
        return rate.dollars(tokens);
    }

    /** Over the days d: each of p prompts carries d * p messages, and prompt k another k. */
    private static long uncapped(long p, int days) {
        return addExact(
                multiplyExact(p * p, Conversation.triangle(days)), multiplyExact(days, Conversation.triangle(p)));
    }

    /** Over the days d: each of p prompts carries d * p messages, or the cap if that is less. */
    private static long capped(long p, int days, long cap) {
        long below = p == 0 ? days : Math.min(days, cap / p);
        return addExact(
                multiplyExact(p * p, Conversation.triangle(below)), multiplyExact(multiplyExact(p, days - below), cap));
    }
}
