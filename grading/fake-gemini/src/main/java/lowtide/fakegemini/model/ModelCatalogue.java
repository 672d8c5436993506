package lowtide.fakegemini.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lowtide.fakegemini.model.GeminiModel.Family;
import lowtide.fakegemini.model.GeminiModel.Thinking;

/**
 * The models that the server offers. All that generate have the limits of Gemini 2.5 Flash.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/models">Gemini models</a>, the source of the limits
 * @see <a href="https://ai.google.dev/gemini-api/docs/thinking">Thinking</a>, the source of the thinking budgets of 2.5;
 *     those of 3 are not checked
 */
public final class ModelCatalogue {

    /** The model that the kit uses unless told otherwise. */
    public static final String DEFAULT = "gemini-2.5-flash";
    /** The model that embeds. */
    public static final String EMBEDDING = "gemini-embedding-001";
    /** The most tokens that a request may have. */
    public static final int INPUT_TOKEN_LIMIT = 1_048_576;
    /** The most tokens that a reply may have. */
    public static final int OUTPUT_TOKEN_LIMIT = 65_536;

    private static final Thinking ANY_BUDGET = new Thinking(true, true, 0, Integer.MAX_VALUE);
    private static final List<GeminiModel> GENERATING = List.of(
            model(DEFAULT, Family.GEMINI_2_5, new Thinking(true, true, 1, 24_576)),
            model("gemini-2.5-flash-lite", Family.GEMINI_2_5, new Thinking(false, true, 512, 24_576)),
            model("gemini-2.5-pro", Family.GEMINI_2_5, new Thinking(true, false, 128, 32_768)),
            model("gemini-3-flash-preview", Family.GEMINI_3, ANY_BUDGET),
            model("gemini-3.5-flash", Family.GEMINI_3_5, ANY_BUDGET),
            model("gemini-3.5-flash-lite", Family.GEMINI_3_5, ANY_BUDGET),
            new GeminiModel("gemini-flash-latest", "gemini-3.5-flash", Family.GEMINI_3_5, ANY_BUDGET));

    /** {@link #DEFAULT} first; an agent can fall back to the others. {@link #EMBEDDING} is the last. */
    public static final List<String> NAMES = Stream.concat(
                    GENERATING.stream().map(GeminiModel::name), Stream.of(EMBEDDING))
            .toList();

    private ModelCatalogue() {}

    /** The model of this name that generates, if there is one. */
    public static Optional<GeminiModel> find(String name) {
        return GENERATING.stream().filter(model -> model.name().equals(name)).findFirst();
    }

    /** The API methods of this model; none if it is not in the catalogue. */
    public static List<String> methods(String name) {
        if (name.equals(EMBEDDING)) {
            return List.of("embedContent", "batchEmbedContents", "countTokens");
        }
        return find(name).isPresent() ? List.of("generateContent", "streamGenerateContent", "countTokens") : List.of();
    }

    /**
     * The error for a model that is not in the catalogue, or does not have this method.
     *
     * @param method the API method that was called, such as {@code generateContent}
     */
    public static ApiError notFound(String model, String method) {
        return new ApiError(
                404,
                "NOT_FOUND",
                "models/" + model + " is not found for API version v1beta, or is not supported for " + method
                        + ". Call ListModels to see the list of available models and their supported methods.");
    }

    private static GeminiModel model(String name, Family family, Thinking thinking) {
        return new GeminiModel(name, name, family, thinking);
    }
}
