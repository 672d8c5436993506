package lowtide.simulation.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                input: 0.30
                output: 2.50
                cachedInput: 0.03
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
                .hasMessage("no price for the model gemini-9 in prices.yml; it has prices for [gemini-2.5-flash]");
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
                "input: 0.30     | input: free      | not a valid representation",
                "input: 0.30     | input: .nan      | Malformed numeric value",
                "output: 2.50    | input: 2.50      | Duplicate",
                "cachedInput: 0.03 | cachedInput: 9 | a-model: cachedInput is more expensive than input",
                "asOf: 2026-01-31 | asOf: soon      | soon",
                "contextLimitTokens: 1000 | contextLimitTokens: 0 | contextLimitTokens must be",
                "unconfirmed: [] | unconfirmed: [1  | ",
            })
    void mistakes(String right, String wrong, String reason) throws IOException {
        Path file = file(ENTRY.replace(right, wrong));

        assertThatThrownBy(() -> PriceList.of(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason == null ? "" : reason);
    }

    @Test
    @DisplayName("a missing price is rejected by name")
    void leftOut() throws IOException {
        Path file = file(ENTRY.replace("    output: 2.50\n", ""));

        assertThatThrownBy(() -> PriceList.of(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("output");
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
    @DisplayName("an unknown price is rejected by name")
    void unknownPrice() throws IOException {
        Path file = file(ENTRY + "    surcharge: 0.30\n");

        assertThatThrownBy(() -> PriceList.of(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surcharge");
    }

    @Test
    @DisplayName("an empty file is rejected")
    void empty() throws IOException {
        Path file = file("");

        assertThatThrownBy(() -> PriceList.of(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file.toString());
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("prices.yml"), yaml);
    }
}
