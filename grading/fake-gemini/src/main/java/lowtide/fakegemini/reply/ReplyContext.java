package lowtide.fakegemini.reply;

import java.util.Optional;
import lowtide.fakegemini.answer.Tokens;
import lowtide.fakegemini.model.GeminiModel;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.ModelCatalogue;
import lowtide.fakegemini.model.Usage;

/**
 * What a reply depends on besides its script.
 *
 * @param nonce the mark at the end of a default answer
 * @param thoughts tokens that the model spends on thinking
 * @param cached tokens of the prompt that come from the cache
 * @param modelVersion the model that the reply names
 * @param scripted the counts to report; if empty, they are computed
 */
public record ReplyContext(
        GeminiRequest request,
        ResponseFormat format,
        String nonce,
        int thoughts,
        int cached,
        String modelVersion,
        Optional<Usage> scripted) {

    /** A context without anything scripted. */
    public ReplyContext(GeminiRequest request, ResponseFormat format, String nonce, int thoughts, int cached) {
        this(request, format, nonce, thoughts, cached, version(request.model()), Optional.empty());
    }

    /** The same context with another number of cached tokens, but not more than the prompt has. */
    ReplyContext withCached(int tokens) {
        return new ReplyContext(
                request, format, nonce, thoughts, Math.min(tokens, Tokens.in(request)), modelVersion, scripted);
    }

    /** The same context, in which the model does not think. */
    ReplyContext withoutThoughts() {
        return new ReplyContext(request, format, nonce, 0, cached, modelVersion, scripted);
    }

    ReplyContext withModelVersion(String version) {
        return new ReplyContext(request, format, nonce, thoughts, cached, version, scripted);
    }

    ReplyContext withUsage(Usage usage) {
        return new ReplyContext(request, format, nonce, thoughts, cached, modelVersion, Optional.of(usage));
    }

    /** Whether the reply shows thoughts. */
    boolean showsThoughts() {
        return thoughts > 0 && request.generation().includeThoughts();
    }

    /** The most tokens that text and function calls may have; thoughts count towards the limit of the request. */
    int room() {
        int limit = request.generation().maxOutputTokens().orElse(ModelCatalogue.OUTPUT_TOKEN_LIMIT);
        return Math.max(0, Math.min(limit, ModelCatalogue.OUTPUT_TOKEN_LIMIT) - thoughts);
    }

    /** The usage to report for a reply of so many tokens. */
    Usage usage(int candidates) {
        return scripted.orElseGet(() -> Usage.of(Tokens.in(request), candidates, thoughts, cached));
    }

    /** The usage to report if the model was not asked. */
    Usage promptUsage() {
        return scripted.orElseGet(() -> Usage.of(Tokens.in(request), 0, 0, 0));
    }

    private static String version(String model) {
        return ModelCatalogue.find(model).map(GeminiModel::version).orElse(model);
    }
}
