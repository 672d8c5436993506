package lowtide.checks.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateWordTest {

    private static final PrivateWord WORD = PrivateWord.of("jkqvwxz");

    @ParameterizedTest
    @ValueSource(
            strings = {"user=7 kqvwx", "KQVWX", "jKqVw", "zxwvq", "j-k-q-v-w", "%6a%6b%71%76%77", "6A 6B 71 76 77"})
    void fiveLettersGiveItAway(String text) {
        assertThat(WORD.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "jkqv", "jkvqw", "j k q", "at lowtide.logging.WellnessAgent.chat(WellnessAgent.java:42)"})
    void otherTextDoesNot(String text) {
        assertThat(WORD.isIn(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc"})
    void itIsFoundInEncodedText(String before) {
        byte[] bytes = (before + WORD.word() + " was lunch").getBytes(StandardCharsets.UTF_8);

        assertThat(WORD.isIn(Base64.getEncoder().encodeToString(bytes))).isTrue();
        assertThat(WORD.isIn(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                .isTrue();
        assertThat(WORD.isIn(HexFormat.of().formatHex(bytes))).isTrue();
        assertThat(WORD.isIn(Arrays.toString(bytes))).isTrue();
    }

    @Test
    void aHashDoesNotHoldIt() {
        Random random = new Random(7);
        byte[] hash = new byte[32];
        for (int i = 0; i < 1_000; i++) {
            random.nextBytes(hash);
            String text = HexFormat.of().formatHex(hash) + Base64.getEncoder().encodeToString(hash);
            assertThat(PrivateWord.random(random).isIn(text)).isFalse();
        }
    }
}
