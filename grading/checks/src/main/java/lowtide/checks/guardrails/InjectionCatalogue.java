package lowtide.checks.guardrails;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

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

    /** What the README of the exercise says about phrases and transformations, by the name of the block. */
    Map<String, String> readmeBlocks() {
        String rows = phrases.entrySet().stream()
                .map(kind -> "| " + kind.getKey() + " | "
                        + kind.getValue().stream()
                                .map(phrase -> '"' + phrase + '"')
                                .collect(Collectors.joining(", "))
                        + " |")
                .collect(Collectors.joining("\n"));
        String ways = transformations.values().stream().map(text -> "- " + text).collect(Collectors.joining("\n"));
        String letters = lookAlikes.entrySet().stream()
                .map(letter -> "%s (U+%04X) %s"
                        .formatted(letter.getKey(), letter.getKey().codePointAt(0), letter.getValue()))
                .collect(Collectors.joining(", "));
        return Map.of(
                "phrases",
                "| kind | phrases |\n|---|---|\n" + rows,
                "transformations",
                ways + "\n\nZero-width characters are "
                        + zeroWidth.stream().map(code -> "U+" + code).collect(Collectors.joining(", "))
                        + ". Look-alikes, with the letter that each looks like: " + letters + ".");
    }

    /** The phrases of all kinds. */
    List<String> allPhrases() {
        return phrases.values().stream().flatMap(List::stream).toList();
    }
}
