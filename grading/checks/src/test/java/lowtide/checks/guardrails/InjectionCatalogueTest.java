package lowtide.checks.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InjectionCatalogueTest {

    private static final Path KIT = Path.of("../..");
    private static final String PHRASES = "src/main/java/lowtide/guardrails/InjectionPhrases.java";

    private final InjectionCatalogue catalogue = InjectionCatalogue.shipped();

    @ParameterizedTest
    @ValueSource(strings = {"exercises", "solutions"})
    void theGivenClassHasThePhrasesAndLookAlikesOfTheCatalogue(String tree) throws IOException {
        String given = text(tree + "/15-guardrails/" + PHRASES);
        String list = catalogue.allPhrases().stream()
                .map(phrase -> '"' + phrase + '"')
                .collect(Collectors.joining(",\n            "));
        assertThat(given)
                .contains(
                        "List.of(\n            " + list + ");",
                        "LOOK_ALIKES = \""
                                + String.join("", catalogue.lookAlikes().keySet()) + "\";",
                        "LATIN = \"" + String.join("", catalogue.lookAlikes().values()) + "\";");
    }

    @Test
    void everyTransformationIsDescribedOnce() {
        assertThat(catalogue.transformations()).containsOnlyKeys(Transformation.values());
    }

    @Test
    void aPhraseIsWrittenInEveryWay() {
        List<String> written = Stream.of(Transformation.values())
                .map(each -> each.of("skip it", catalogue, new Random(1)))
                .toList();
        assertThat(written)
                .doesNotHaveDuplicates()
                .contains(
                        "skip it",
                        "\uFF53\uFF4B\uFF49\uFF50 \uFF49\uFF54",
                        "\u0455k\u0456\u0440 \u0456t",
                        "fn5+IHNraXAgaXQgPz8/",
                        "fn5-IHNraXAgaXQgPz8_");
        assertThat(Arrays.asList("s k i p   i t", "s-k-i-p   i-t", "s.k.i.p   i.t", "s_k_i_p   i_t"))
                .containsAnyElementsOf(written);
    }

    private static String text(String file) throws IOException {
        return Files.readString(KIT.resolve(file));
    }
}
