package lowtide.fakegemini.answer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;

/**
 * Computes how much of a prompt is the prefix of an earlier one, as Gemini's implicit caching does. A prefix consists of
 * whole contents; the system instruction is a part of the first. The newest content is never cached. Not thread-safe.
 *
 * <p>Gemini caches from 1,024 tokens up. Here {@value #LEAST} are enough, so that short conversations meet cached tokens
 * too.
 */
public final class PromptCache {

    /** Tokens. */
    static final int LEAST = 16;
    /** More than a test has; a server that runs for days would have millions. */
    private static final int MAX_PREFIXES = 100_000;

    /** A hash for every prefix of the earlier prompts. */
    private final Set<Integer> prefixes = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
            return size() > MAX_PREFIXES;
        }
    });

    /** Returns how many tokens at the start of this prompt are cached, and remembers the prompt. */
    public int cachedTokens(GeminiRequest request) {
        List<Content> contents = request.contents();
        int hash = request.systemInstruction().hashCode();
        int characters = request.systemInstruction().map(String::length).orElse(0);
        int cached = 0;
        boolean known = true;
        for (int i = 0; i < contents.size(); i++) {
            hash = 31 * hash + contents.get(i).hashCode();
            characters += Tokens.charactersIn(contents.get(i));
            known &= !prefixes.add(hash);
            if (known && i < contents.size() - 1) {
                cached = Tokens.of(characters);
            }
        }
        return cached < LEAST ? 0 : cached;
    }
}
