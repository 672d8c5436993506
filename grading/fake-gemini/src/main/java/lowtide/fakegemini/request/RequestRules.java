package lowtide.fakegemini.request;

import java.util.List;
import java.util.Optional;
import lowtide.fakegemini.answer.Tokens;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiModel;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Generation;
import lowtide.fakegemini.model.ModelCatalogue;

/** The rules that a request of valid form must keep: it has contents, in the right order, and not too many tokens. */
public final class RequestRules {

    private static final int MAX_DIMENSIONS = 3_072;
    private static final int MAX_EMBEDDINGS = 100;

    private RequestRules() {}

    /**
     * Why Gemini would refuse the request, if it would.
     *
     * @param alternation whether to refuse neighbouring contents of the same role, too
     */
    public static Optional<ApiError> refusal(GeminiRequest request, boolean alternation) {
        if (request.contents().isEmpty()) {
            return refuse("* GenerateContentRequest.contents: contents is not specified\n");
        }
        if (request.isEmbedding()) {
            return embedding(request);
        }
        if (!request.isModelCall()) {
            return Optional.empty();
        }
        Optional<GeminiModel> model = ModelCatalogue.find(request.model());
        return settings(request.generation())
                .or(() -> order(request.turns(), alternation))
                .or(() -> model.flatMap(found -> ModelRules.refusal(request, found)))
                .or(() -> size(request));
    }

    private static Optional<ApiError> embedding(GeminiRequest request) {
        int dimensions = request.generation().dimensions().orElse(MAX_DIMENSIONS);
        if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
            return refuse(
                    "* EmbedContentRequest.output_dimensionality: must be between 1 and " + MAX_DIMENSIONS + ".\n");
        }
        return request.contents().size() > MAX_EMBEDDINGS
                ? refuse("* BatchEmbedContentsRequest.requests: at most " + MAX_EMBEDDINGS
                        + " requests can be in one batch\n")
                : Optional.empty();
    }

    private static Optional<ApiError> settings(Generation generation) {
        return generation.maxOutputTokens().orElse(0) < 0
                ? refuse("* GenerateContentRequest.generation_config.max_output_tokens: max_output_tokens must be"
                        + " positive.\n")
                : Optional.empty();
    }

    /** Refuses the responses to parallel calls if they are not all in one content. */
    public static Optional<ApiError> splitResponses(GeminiRequest request) {
        return request.turns().size() < request.contents().size()
                ? refuse("Please ensure that the number of function response parts is equal to the number of function"
                        + " call parts of the function call turn.")
                : Optional.empty();
    }

    private static Optional<ApiError> order(List<Content> turns, boolean alternation) {
        Optional<Content> previous = Optional.empty();
        for (Content turn : turns) {
            Optional<ApiError> refusal = functions(turn, previous);
            if (refusal.isPresent()) {
                return refusal;
            }
            if (alternation
                    && previous.map(Content::role).filter(turn.role()::equals).isPresent()) {
                return refuse("Please ensure that multiturn requests alternate between user and model.");
            }
            previous = Optional.of(turn);
        }
        return previous.map(Content::isModel).orElse(false)
                ? refuse("Please ensure that multiturn requests end with a user role or a function response.")
                : Optional.empty();
    }

    private static Optional<ApiError> functions(Content turn, Optional<Content> previous) {
        int calls = previous.map(Content::functionCalls).map(List::size).orElse(0);
        int responses = turn.functionResponses().size();
        if (!turn.functionCalls().isEmpty() && !previous.map(Content::isUser).orElse(false)) {
            return refuse("Please ensure that function call turn comes immediately after a user turn or after a"
                    + " function response turn.");
        }
        if (responses > 0 && calls == 0) {
            return refuse("Please ensure that function response turn comes immediately after a function call turn.");
        }
        if (responses != calls) {
            return refuse("Please ensure that the number of function response parts is equal to the number of"
                    + " function call parts of the function call turn.");
        }
        return Optional.empty();
    }

    private static Optional<ApiError> size(GeminiRequest request) {
        int tokens = Tokens.in(request);
        return tokens > ModelCatalogue.INPUT_TOKEN_LIMIT
                ? refuse("The input token count (" + tokens + ") exceeds the maximum number of tokens allowed ("
                        + ModelCatalogue.INPUT_TOKEN_LIMIT + ").")
                : Optional.empty();
    }

    private static Optional<ApiError> refuse(String message) {
        return Optional.of(ApiError.invalidArgument(message));
    }
}
