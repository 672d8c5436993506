package lowtide.autograder.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The pattern of an observation")
class ObservationPatternTest {

    @ParameterizedTest
    @DisplayName("is without numbers, quotations and made-up words")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "The request of the 11th call carried 21 messages; the cap is 20."
                        + "| The request of the N call carried N messages; the cap is N.",
                "The request of the 1st call carried 1,234 messages. | The request of the N call carried N messages.",
                "A request held \"tokazibrax\", a word of Alice, and \"golf\", a word of Bob."
                        + "| A request held \"...\", a word of Alice, and \"...\", a word of Bob.",
                "It held words of 3 users, of \"a\" and of \"b\" among them."
                        + "| It held words of N users, of \"...\" among them.",
                "It carried [\"one\", \"two\", \"three\"]. | It carried [\"...\"].",
                "user=tokazibrax was logged as dradregigox. | user=WORD was logged as WORD.",
                "WellnessAgent.java:31 cannot find symbol | WellnessAgent.java:N cannot find symbol"
            })
    void general(String seen, String pattern) {
        assertThat(ObservationPattern.of(seen)).isEqualTo(pattern);
    }

    @Test
    @DisplayName("keeps ordinary words, class names and a quotation mark without its partner")
    void kept() {
        String seen = "IllegalStateException: it's said \" only once, in the prefix of the matrix";

        assertThat(ObservationPattern.of(seen)).isEqualTo(seen);
    }
}
