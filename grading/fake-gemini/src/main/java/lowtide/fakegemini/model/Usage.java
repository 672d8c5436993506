package lowtide.fakegemini.model;

/**
 * The token counts that Gemini reports for one answered call.
 *
 * @param prompt tokens of everything sent, cached ones included
 * @param candidates tokens of the reply, thoughts excluded
 * @param thoughts tokens of the model's thinking, which are billed as output
 * @param cached the part of {@code prompt} that came from the cache
 * @param total {@code prompt + candidates + thoughts}
 */
public record Usage(int prompt, int candidates, int thoughts, int cached, int total) {

    /** @throws IllegalArgumentException if a count is negative, {@code cached > prompt}, or {@code total} is wrong */
    public Usage {
        if (prompt < 0 || candidates < 0 || thoughts < 0 || cached < 0 || cached > prompt) {
            throw new IllegalArgumentException("Token counts must not be negative, and cached must not exceed prompt.");
        }
        if (total != prompt + candidates + thoughts) {
            throw new IllegalArgumentException("total must be prompt + candidates + thoughts.");
        }
    }

    /** Computes the total. */
    public static Usage of(int prompt, int candidates, int thoughts, int cached) {
        return new Usage(prompt, candidates, thoughts, cached, prompt + candidates + thoughts);
    }
}
