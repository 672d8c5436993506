package lowtide.fakegemini.reply;

import lowtide.fakegemini.answer.Tokens;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.ModelCatalogue;
import lowtide.fakegemini.model.Usage;

/**
 * What a reply depends on besides its script.
 *
 * @param nonce the mark at the end of a default answer
 * @param thoughts tokens that the model spends on thinking
 * @param cached tokens of the prompt that come from the cache
 */
public record ReplyContext(GeminiRequest request, ResponseFormat format, String nonce, int thoughts, int cached) {

    /** The same context with another number of cached tokens, but not more than the prompt has. */
    ReplyContext withCached(int tokens) {
        return new ReplyContext(request, format, nonce, thoughts, Math.min(tokens, Tokens.in(request)));
    }

    /** The same context, in which the model does not think. */
    ReplyContext withoutThoughts() {
        return new ReplyContext(request, format, nonce, 0, cached);
    }

    /** The most tokens that text and function calls may have; thoughts count towards the limit of the request. */
    int room() {
        int limit = request.generation().maxOutputTokens().orElse(ModelCatalogue.OUTPUT_TOKEN_LIMIT);
        return Math.max(0, Math.min(limit, ModelCatalogue.OUTPUT_TOKEN_LIMIT) - thoughts);
    }

    /** The usage to report for a reply of so many tokens. */
    Usage usage(int candidates) {
        return Usage.of(Tokens.in(request), candidates, thoughts, cached);
    }
}
