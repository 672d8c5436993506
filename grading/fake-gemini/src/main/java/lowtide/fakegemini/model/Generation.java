package lowtide.fakegemini.model;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The generation settings of a request; a setting that the request leaves to Gemini is empty.
 *
 * @param maxOutputTokens the most tokens that the reply may have
 * @param thinkingBudget the most tokens that the model may think; 0 switches thinking off
 */
public record Generation(OptionalDouble temperature, OptionalInt maxOutputTokens, OptionalInt thinkingBudget) {

    /** Every setting is left to Gemini. */
    public static final Generation UNSPECIFIED =
            new Generation(OptionalDouble.empty(), OptionalInt.empty(), OptionalInt.empty());
}
