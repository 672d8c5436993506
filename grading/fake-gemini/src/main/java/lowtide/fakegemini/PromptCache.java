package lowtide.fakegemini;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out how much of a prompt was sent before, as Gemini's implicit caching does. It works in whole contents from the
 * front; the system instruction belongs to the first. The newest content is never cached. Not thread-safe.
 *
 * <p>Gemini starts at 1,024 tokens; here {@value #LEAST} are enough, so that a short lesson meets cached tokens at all.
 */
final class PromptCache {

    static final int LEAST = 16;

    private final Set<Integer> seen = new HashSet<>();

    /** Tokens at the front of this prompt that an earlier one began with; remembers this one for later. */
    int cachedTokens(GeminiRequest request) {
        List<Content> contents = request.contents();
        int hash = request.systemInstruction().hashCode();
        int chars = request.systemInstruction().map(String::length).orElse(0);
        int cached = 0;
        boolean known = true;
        for (int i = 0; i < contents.size(); i++) {
            hash = 31 * hash + contents.get(i).hashCode();
            chars += Tokens.charactersIn(contents.get(i));
            known &= !seen.add(hash);
            if (known && i < contents.size() - 1) {
                cached = Tokens.of(chars);
            }
        }
        return cached < LEAST ? 0 : cached;
    }
}
