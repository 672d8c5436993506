package lowtide.fakegemini.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An embedding")
class WordEmbeddingTest {

    @Test
    @DisplayName("is nearer to a text with which it shares more words")
    void isNearer() {
        double same = cosine("I ate a bowl of soup", "soup, of a bowl: I ATE!");
        double two = cosine("I ate a bowl of soup", "a soup");
        double none = cosine("I ate a bowl of soup", "Running makes me happy");

        assertThat(same).isCloseTo(1, within(1e-9));
        assertThat(two).isBetween(0.3, 0.8);
        assertThat(none).isBetween(-0.2, 0.2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soup", "a a a", "", "?!", "\uD83E\uDD57"})
    @DisplayName("has the length 1 and is the same each time")
    void hasLengthOne(String text) {
        assertThat(cosine(text, text)).isCloseTo(1, within(1e-9));
        assertThat(WordEmbedding.of(text, 128)).hasSize(128).isEqualTo(WordEmbedding.of(text, 128));
    }

    private static double cosine(String one, String other) {
        double[] a = WordEmbedding.of(one, WordEmbedding.DIMENSIONS);
        double[] b = WordEmbedding.of(other, WordEmbedding.DIMENSIONS);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
