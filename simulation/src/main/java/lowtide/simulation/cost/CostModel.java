package lowtide.simulation.cost;

import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * A way to say what a user costs: how many tokens go to and fro, and what they are charged at. Implementations are
 * immutable.
 */
public sealed interface CostModel permits TaughtModel, CorrectedModel, BilledModel {

    /** "as taught", "corrected" or "as billed". */
    String name();

    /** The figures this model rests on, in a sentence for the head of a report. */
    String basis();

    /**
     * Tokens of one user who sends the same number of prompts every day, from the first day to the end of day
     * {@code days}.
     *
     * @throws IllegalArgumentException if the model does not know the strategy
     * @throws ArithmeticException      if one user sends more than 2^63 - 1 tokens
     */
    Tokens tokens(Strategy strategy, long promptsADay, int days);

    /** Exact dollars for some tokens, never rounded and never negative. */
    BigDecimal dollars(Tokens tokens);

    /**
     * The first request of a user (from 1) that is too large for the model it goes to. It and all later ones are
     * refused and cost nothing. Empty if there is no such request.
     */
    default OptionalLong firstRefused(Strategy strategy) {
        return OptionalLong.empty();
    }
}
