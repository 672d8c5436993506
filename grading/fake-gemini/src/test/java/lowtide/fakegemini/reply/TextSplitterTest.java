package lowtide.fakegemini.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The text splitter")
class TextSplitterTest {

    private static final String SALAD = "\uD83E\uDD57";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    @DisplayName("cuts a text into pieces that are together the text, with whole characters only")
    void splits(int length) {
        String text = "x".repeat(length % 3) + SALAD.repeat(length);

        assertThat(TextSplitter.split(text, 3))
                .hasSize(3)
                .allMatch(StandardCharsets.UTF_8.newEncoder()::canEncode)
                .satisfies(pieces -> assertThat(String.join("", pieces)).isEqualTo(text));
    }

    @ParameterizedTest(name = "to {0} of 4 units: {1}")
    @CsvSource({"0, ''", "1, x", "2, x", "3, x\uD83E\uDD57", "4, x\uD83E\uDD57y", "5, x\uD83E\uDD57y"})
    @DisplayName("truncates a text")
    void truncates(int length, String truncated) {
        assertThat(TextSplitter.truncate("x" + SALAD + "y", length)).isEqualTo(truncated);
    }
}
