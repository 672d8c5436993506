package lowtide.cost.pricing;

import static java.lang.Math.addExact;
import static java.lang.Math.multiplyExact;

import java.math.BigDecimal;
import lowtide.cost.context.Conversation;
import lowtide.cost.context.LastMessages;
import lowtide.cost.context.NoCap;
import lowtide.cost.context.Strategy;
import lowtide.cost.context.Tokens;

/**
 * The lesson's simulation, figure for figure, including its two errors. Without a cap, every prompt is charged for all
 * messages at the end of the day, and then once more for its own number within the day. With a cap, every prompt is
 * charged for the context at the end of the day. The two therefore differ before any cap is reached.
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
            throw new IllegalArgumentException("The lesson's own model supports no cap and the last N messages, not \""
                    + strategy.name() + "\"; use the model corrected or billed.");
        }
        return new Tokens(multiplyExact(messages, rate.tokensPerMessage()), 0, 0, 0);
    }

    @Override
    public BigDecimal dollars(Tokens tokens) {
        return rate.dollars(tokens);
    }

    /** Summed over the days d: each of p prompts carries d * p messages, and prompt k of the day k more. */
    private static long uncapped(long p, int days) {
        return addExact(
                multiplyExact(p * p, Conversation.triangle(days)), multiplyExact(days, Conversation.triangle(p)));
    }

    /** Summed over the days d: each of p prompts carries d * p messages, up to the cap. */
    private static long capped(long p, int days, long cap) {
        long below = p == 0 ? days : Math.min(days, cap / p);
        return addExact(
                multiplyExact(p * p, Conversation.triangle(below)), multiplyExact(multiplyExact(p, days - below), cap));
    }
}
