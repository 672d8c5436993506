package lowtide.fakegemini;

/**
 * What Gemini reports for one answered call, in tokens.
 *
 * @param prompt everything sent, cached tokens included
 * @param candidates the reply, thoughts excluded
 * @param thoughts thinking, billed as output
 * @param cached the part of {@code prompt} that came out of the cache
 * @param total {@code prompt + candidates + thoughts}
 */
public record Usage(int prompt, int candidates, int thoughts, int cached, int total) {

    public Usage {
        if (prompt < 0 || candidates < 0 || thoughts < 0 || cached < 0 || cached > prompt) {
            throw new IllegalArgumentException("Tokens are never negative, and cached ones are a part of the prompt.");
        }
        if (total != prompt + candidates + thoughts) {
            throw new IllegalArgumentException("The total is prompt + candidates + thoughts.");
        }
    }

    static Usage of(int prompt, int candidates, int thoughts, int cached) {
        return new Usage(prompt, candidates, thoughts, cached, prompt + candidates + thoughts);
    }
}
