package lowtide.agent.api;

/**
 * Where the agent's model is found.
 *
 * @param baseUrl up to and including the API version, such as {@code http://127.0.0.1:4711/v1beta}
 * @param apiKey never printed
 * @param model the model's name
 */
public record ModelAccess(String baseUrl, String apiKey, String model) {

    /** Gemini's documentation recommends 768, 1,536 or 3,072 numbers for an embedding. Fewer are read in less time. */
    public static final int EMBEDDING_DIMENSIONS = 768;

    @Override
    public String toString() {
        return model + " at " + baseUrl;
    }
}
