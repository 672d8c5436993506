package lowtide.checks.guardrails;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The file {@code injections.yml}.
 *
 * @param phrases by their kind; lower-case letters of ASCII and spaces
 * @param transformations what each does with a phrase, for READMEs and messages
 * @param zeroWidth code points in hexadecimal digits
 * @param separators of letters that are set apart
 * @param lookAlikes the letter of ASCII for each; one look-alike a letter
 * @param harmless texts that share words with the phrases
 */
record InjectionCatalogue(
        Map<String, List<String>> phrases,
        Map<Transformation, String> transformations,
        List<String> zeroWidth,
        List<String> separators,
        Map<String, String> lookAlikes,
        List<String> harmless) {

    /** The catalogue of the kit. */
    static InjectionCatalogue shipped() {
        try (InputStream in = InjectionCatalogue.class.getResourceAsStream("injections.yml")) {
            return new YAMLMapper().readValue(Objects.requireNonNull(in), InjectionCatalogue.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The phrases of all kinds. */
    List<String> allPhrases() {
        return phrases.values().stream().flatMap(List::stream).toList();
    }
}
