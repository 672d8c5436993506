package lowtide.fakegemini.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Requests for tests. */
public final class Requests {

    private Requests() {}

    /** One content of the user for each text. */
    public static GeminiRequest said(String... texts) {
        return of(Stream.of(texts).map(Requests::user).toArray(Content[]::new));
    }

    public static GeminiRequest of(Content... contents) {
        return request("generateContent", Optional.empty(), Generation.UNSPECIFIED, contents);
    }

    public static GeminiRequest withSystemInstruction(String text, Content... contents) {
        return request("generateContent", Optional.of(text), Generation.UNSPECIFIED, contents);
    }

    public static GeminiRequest withGeneration(Generation generation, Content... contents) {
        return request("generateContent", Optional.empty(), generation, contents);
    }

    public static GeminiRequest countTokens(Content... contents) {
        return request("countTokens", Optional.empty(), Generation.UNSPECIFIED, contents);
    }

    public static Content user(String text) {
        return user(new Part.Text(text));
    }

    public static Content user(Part... parts) {
        return new Content(Role.USER, List.of(parts));
    }

    public static Content model(String text) {
        return model(new Part.Text(text));
    }

    public static Content model(Part... parts) {
        return new Content(Role.MODEL, List.of(parts));
    }

    private static GeminiRequest request(
            String method, Optional<String> system, Generation generation, Content... contents) {
        return new GeminiRequest(0, ModelCatalogue.DEFAULT, method, system, List.of(contents), List.of(), generation);
    }
}
