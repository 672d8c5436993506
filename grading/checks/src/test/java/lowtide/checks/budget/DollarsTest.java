package lowtide.checks.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Generation;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Role;
import lowtide.fakegemini.model.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DollarsTest {

    private static final Price PRICE =
            new Price(new BigDecimal("0.3017"), new BigDecimal("0.075425"), new BigDecimal("2.5"));

    @Test
    void aCallCostsWhatGeminiReports() {
        assertThat(Dollars.cost(Usage.of(100, 30, 20, 40), PRICE))
                .isEqualByComparingTo("0.000146119"); // 60 x 0.3017 + 40 x 0.075425 + 50 x 2.5 millionths
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "4, 2"})
    void theWorstCaseRoundsTheInputUp(int units, int tokens) {
        GeminiRequest request = request("u".repeat(units), Optional.empty(), OptionalInt.of(1_000));

        assertThat(Dollars.worstCase(request, PRICE).movePointRight(6))
                .isEqualByComparingTo(
                        PRICE.input().multiply(BigDecimal.valueOf(tokens)).add(new BigDecimal("2500")));
    }

    @Test
    void theWorstCaseHasTheSystemInstructionAndAnyReplyThatIsNotLimited() {
        GeminiRequest request = request("🥑", Optional.of("be kind"), OptionalInt.empty());

        assertThat(Dollars.units(request)).isEqualTo(9);
        assertThat(Dollars.worstCase(request, PRICE).movePointRight(6)).isEqualByComparingTo("5120.9051");
    }

    @ParameterizedTest
    @CsvSource({
        "0.00030, $0.0003",
        "1E+2, $100",
        "1E+999999999, $a number of more than 40 digits",
        "1E-999999999, $a number of more than 40 digits"
    })
    void anAmountIsWrittenWithAllItsDigits(String amount, String text) {
        assertThat(Dollars.text(new BigDecimal(amount))).isEqualTo(text);
    }

    private static GeminiRequest request(String text, Optional<String> system, OptionalInt maxOutputTokens) {
        return new GeminiRequest(
                0,
                "gemini-2.5-flash",
                "generateContent",
                system,
                List.of(new Content(Role.USER, List.of(new Part.Text(text)))),
                List.of(),
                new Generation(OptionalDouble.empty(), maxOutputTokens, OptionalInt.empty()));
    }
}
