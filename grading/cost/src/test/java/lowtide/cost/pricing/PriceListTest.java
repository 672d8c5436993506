package lowtide.cost.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceListTest {

    private static final String ENTRY = """
            models:
              a-model:
                asOf: 2026-01-31
                source: a test
                input: 0.30
                output: 2.50
                cachedInput: 0.03
                longPrompts: {aboveTokens: 200000, input: 0.60, output: 5.00, cachedInput: 0.06}
                cacheStorage: 1.00
                cacheFromTokens: 2048
                embeddingInput: 0.15
                contextLimitTokens: 1000
                unconfirmed: []
            """;

    @TempDir
    private Path folder;

    @Test
    @DisplayName(
            "the list of the kit has Gemini 2.5 Flash at $0.30 input and $2.50 output, with an unconfirmed cache price")
    void bundled() {
        ModelPrice flash = PriceList.bundled().of("gemini-2.5-flash");

        assertThat(flash.input()).isEqualByComparingTo("0.30");
        assertThat(flash.output()).isEqualByComparingTo("2.50");
        assertThat(flash.cachedInput()).isEqualByComparingTo("0.03");
        assertThat(flash.contextLimitTokens()).isEqualTo(1_048_576);
        assertThat(flash.unconfirmed()).contains("cachedInput").doesNotContain("input", "output");
        assertThat(flash.asOf()).hasYear(2026);
    }

    @Test
    @DisplayName("a model without an entry is an error that lists the models with one")
    void unknownModel() {
        assertThatThrownBy(() -> PriceList.bundled().of("gemini-9"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "no price for the model gemini-9 in prices.yml; it has prices for gemini-2.5-flash, gemini-2.5-pro,"
                                + " gemini-3.1-pro-preview, gemini-3.5-flash, gemini-3.8-flash");
    }

    @Test
    @DisplayName("decimals are read exactly as written")
    void ownFile() throws IOException {
        assertThat(PriceList.of(file(ENTRY.replace("0.30", "0.123456789012")))
                        .of("a-model")
                        .input())
                .isEqualByComparingTo("0.123456789012");
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @DisplayName("an invalid price list is rejected with the file and the reason")
    @CsvSource(
            delimiter = '|',
            value = {
                "input: 0.30     | input: -0.30     | a-model: input must be above 0",
                "input: 0.30     | input: 0         | a-model: input must be above 0",
                "input: 0.30     | input: free      | a-model: input: 'free' is not a number such as 0.30",
                "output: 2.50    | input: 2.50      | Duplicate",
                "cachedInput: 0.03 | cachedInput: 9 | a-model: cachedInput is more expensive than input",
                "asOf: 2026-01-31 | asOf: soon      | a-model: asOf: 'soon' is not a date such as 2026-01-31",
                "contextLimitTokens: 1000 | contextLimitTokens: 0 | contextLimitTokens must be",
                "contextLimitTokens: 1000 | contextLimitTokens: many | 'many' is not a whole number such as 2048",
                "output: 5.00    | output: 0        | a-model: longPrompts: output must be above 0",
                "aboveTokens: 200000, | ''          | a-model: longPrompts: aboveTokens is missing",
                "cacheStorage: 1.00 | cacheStorage: | a-model: cacheStorage has no value",
                "output: 2.50    | surcharge: 2.50  | a-model: surcharge is not one of asOf, cacheFromTokens,",
                "unconfirmed: [] | unconfirmed: no  | unconfirmed is not a list such as [cachedInput]",
                "unconfirmed: [] | unconfirmed: [1  | this cannot be read as YAML",
            })
    void mistakes(String right, String wrong, String reason) throws IOException {
        Path file = file(ENTRY.replace(right, wrong));

        assertThatThrownBy(() -> PriceList.of(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    @DisplayName("a missing price is rejected by name")
    void leftOut() throws IOException {
        Path file = file(ENTRY.replace("    output: 2.50\n", ""));

        assertThatThrownBy(() -> PriceList.of(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ": a-model: output is missing");
    }

    @Test
    @DisplayName("a model without prices is rejected by name")
    void noPrices() throws IOException {
        Path file = file(ENTRY + "  b-model:\n");

        assertThatThrownBy(() -> PriceList.of(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining("there are no prices under b-model");
    }

    @Test
    @DisplayName("an empty file is rejected")
    void empty() throws IOException {
        Path file = file("");

        assertThatThrownBy(() -> PriceList.of(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file.toString());
    }

    @Test
    @DisplayName("every model of the kit's list has a source and a date")
    void sources() {
        for (String model : PriceList.bundled().models()) {
            ModelPrice price = PriceList.bundled().of(model);
            assertThat(price.source()).startsWith("https://ai.google.dev/");
            assertThat(price.asOf()).hasYear(2026);
        }
        assertThat(PriceList.bundled()
                        .of("gemini-2.5-pro")
                        .longPrompts()
                        .orElseThrow()
                        .aboveTokens())
                .isEqualTo(200_000);
        assertThat(PriceList.bundled().of("gemini-3.8-flash").until()).hasValue(LocalDate.of(2026, 12, 31));
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("prices.yml"), yaml);
    }
}
