package lowtide.simulation.cost;

/** Which caps on messages cost less than users pay. */
public sealed interface ProfitableCap {

    /** Not even a cap of one message. */
    record None() implements ProfitableCap {}

    /**
     * @param largest the largest cap, at least 1; every smaller one is profitable too, the next larger one is not
     */
    record UpTo(long largest) implements ProfitableCap {}

    /** Every cap whose requests the model takes. */
    record Any() implements ProfitableCap {}
}
