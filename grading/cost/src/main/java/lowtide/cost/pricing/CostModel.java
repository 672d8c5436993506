package lowtide.cost.pricing;

import java.math.BigDecimal;
import java.util.OptionalLong;
import lowtide.cost.context.Strategy;
import lowtide.cost.context.Tokens;

/** Counts the tokens of one user and prices them. Implementations are immutable. */
public sealed interface CostModel permits TaughtModel, CorrectedModel, BilledModel {

    /** "as taught", "corrected" or "as billed". */
    String name();

    /** The prices and lengths that the model uses, in one line for the head of a report. */
    String basis();

    /**
     * Tokens of one user who sends the same number of prompts every day, over the first {@code days} days.
     *
     * @throws IllegalArgumentException if the model does not support the strategy
     * @throws ArithmeticException      if one user sends more than 2^63 - 1 tokens
     */
    Tokens tokens(Strategy strategy, long promptsADay, int days);

    /** The price of the tokens in dollars: exact, never rounded, never negative. */
    BigDecimal dollars(Tokens tokens);

    /**
     * What all users together pay over the first {@code days} days, besides their tokens: the storage of a cache, in
     * dollars.
     */
    default BigDecimal storage(int days) {
        return BigDecimal.ZERO;
    }

    /**
     * The number (from 1) of a user's first request that exceeds the context limit. This request and all later ones are
     * rejected and cost nothing. Empty if no request exceeds the limit.
     */
    default OptionalLong firstRejected(Strategy strategy) {
        return OptionalLong.empty();
    }
}
