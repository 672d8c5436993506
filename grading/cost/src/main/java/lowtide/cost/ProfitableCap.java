package lowtide.cost;

/** The caps on messages with which users cost less than they pay. */
public sealed interface ProfitableCap {

    /** No cap is profitable, not even one message. */
    record None() implements ProfitableCap {}

    /**
     * All caps up to a largest one are profitable.
     *
     * @param largest the largest profitable cap, at least 1
     */
    record UpTo(long largest) implements ProfitableCap {}

    /** Every cap that keeps requests within the context limit of the model is profitable. */
    record Any() implements ProfitableCap {}
}
