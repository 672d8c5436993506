package lowtide.fakegemini.answer;

import java.util.SplittableRandom;
import lowtide.fakegemini.model.GeminiModel.Thinking;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Generation;
import lowtide.fakegemini.model.ModelCatalogue;

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

    /**
     * From 16 to 271 tokens, depending on the seed and the request's index, but not more than the request's thinking
     * budget and its limit for output tokens, towards which thoughts count. 0 if the model thinks on demand only.
     */
    public int of(GeminiRequest request) {
        Generation generation = request.generation();
        int drawn = LEAST + new SplittableRandom(seed + request.index()).nextInt(RANGE);
        int budget = generation.thinkingBudget().orElse(defaultBudget(request.model()));
        int limit = generation.maxOutputTokens().orElse(Integer.MAX_VALUE);
        return Math.max(0, Math.min(budget == Thinking.DYNAMIC ? drawn : Math.min(drawn, budget), limit));
    }

    private static int defaultBudget(String model) {
        return ModelCatalogue.find(model)
                        .filter(found -> !found.thinking().byDefault())
                        .isPresent()
                ? 0
                : Thinking.DYNAMIC;
    }
}
