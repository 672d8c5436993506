package lowtide.chat.gemini;

import java.net.URI;
import java.util.Optional;

/**
 * The real Gemini, which bills what it answers.
 *
 * @param baseUrl without a version and a final slash
 */
public record RealGemini(URI baseUrl, String apiKey) {

    /** The environment variable that holds the key. */
    public static final String KEY = "GEMINI_API_KEY";

    private static final URI GOOGLE = URI.create("https://generativelanguage.googleapis.com");

    /** With the key of the environment; empty if there is none. */
    public static Optional<RealGemini> ofEnvironment() {
        return Optional.ofNullable(System.getenv(KEY))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(key -> new RealGemini(GOOGLE, key));
    }

    /** Does not contain the key. */
    @Override
    public String toString() {
        return "RealGemini[" + baseUrl + "]";
    }
}
