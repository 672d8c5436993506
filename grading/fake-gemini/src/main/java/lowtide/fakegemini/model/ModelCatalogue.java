package lowtide.fakegemini.model;

import java.util.List;

/**
 * The models that the server offers. All of them have the limits of Gemini 2.5 Flash.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/models">Gemini models</a>, the source of the limits
 */
public final class ModelCatalogue {

    /** The model that the kit uses unless told otherwise. */
    public static final String DEFAULT = "gemini-2.5-flash";

    /** The most tokens that a request may have. */
    public static final int INPUT_TOKEN_LIMIT = 1_048_576;

    /** The most tokens that a reply may have. */
    public static final int OUTPUT_TOKEN_LIMIT = 65_536;

    /** {@link #DEFAULT} first; an agent can fall back to the others. */
    public static final List<String> NAMES = List.of(DEFAULT, "gemini-2.5-flash-lite", "gemini-2.5-pro");

    private ModelCatalogue() {}

    /**
     * The error for a model that is not in the catalogue.
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
}
