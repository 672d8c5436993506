package lowtide.fakegemini.answer;

import java.util.SplittableRandom;
import lowtide.fakegemini.model.GeminiRequest;

/**
 * Makes up how many tokens the model spends on thinking, so that agents meet tokens that appear in no text. The same
 * seed gives the same counts again. Immutable.
 */
public final class ThoughtTokens {

    private static final int LEAST = 16;
    private static final int RANGE = 256;

    private final long seed;

    public ThoughtTokens(long seed) {
        this.seed = seed;
    }

    /** From 16 to 271 tokens, depending on the seed and the request's index; 0 if its thinking budget is 0. */
    public int of(GeminiRequest request) {
        if (request.generation().thinkingBudget().orElse(-1) == 0) {
            return 0;
        }
        return LEAST + new SplittableRandom(seed + request.index()).nextInt(RANGE);
    }
}
