package lowtide.fakegemini;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What a request asks of the generation; empty where it leaves the choice to Gemini. */
public record Generation(OptionalDouble temperature, OptionalInt maxOutputTokens, OptionalInt thinkingBudget) {

    static final Generation UNSPECIFIED =
            new Generation(OptionalDouble.empty(), OptionalInt.empty(), OptionalInt.empty());
}
