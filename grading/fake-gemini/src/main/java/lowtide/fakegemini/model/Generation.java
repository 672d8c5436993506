package lowtide.fakegemini.model;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The settings of a request for what Gemini generates, text or embeddings; a setting that the request leaves to Gemini
 * is empty.
 *
 * @param maxOutputTokens the most tokens that the reply may have, thoughts included
 * @param thinkingBudget the most tokens that the model may think; 0 switches thinking off, -1 leaves it to the model
 * @param includeThoughts whether the reply shows thoughts
 * @param jsonSchema the schema of the reply as JSON text, {@code {}} for any JSON; empty if the reply is text
 * @param dimensions the length of an embedding
 */
public record Generation(
        OptionalDouble temperature,
        OptionalInt maxOutputTokens,
        OptionalInt thinkingBudget,
        boolean includeThoughts,
        Optional<String> jsonSchema,
        OptionalInt dimensions) {

    /** Every setting is left to Gemini. */
    public static final Generation UNSPECIFIED =
            new Generation(OptionalDouble.empty(), OptionalInt.empty(), OptionalInt.empty());

    /** Settings for a reply of text that shows no thoughts. */
    public Generation(OptionalDouble temperature, OptionalInt maxOutputTokens, OptionalInt thinkingBudget) {
        this(temperature, maxOutputTokens, thinkingBudget, false, Optional.empty(), OptionalInt.empty());
    }
}
