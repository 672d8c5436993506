package lowtide.course;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void textOfAnyLanguageStaysAsItIs() {
        String text = "Überbackene Käsespätzle, 寿司, борщ 🥗 <b> =1+1 & \"quoted\"";

        assertThat(PlainText.of(text)).isEqualTo(text);
    }

    @Test
    void whatATerminalWouldObeyIsSpelledOut() {
        assertThat(PlainText.of("a\u001b[2J\u0007\u009b31m\u0000b")).isEqualTo("a\\u001b[2J\\u0007\\u009b31m\\u0000b");
    }

    @Test
    void nothingBeginsALineOrTurnsItsDirection() {
        assertThat(PlainText.of("a\r\nScore 20/20\u2028\u2029\u0085\u202e\u2066\ufeff"))
                .isEqualTo("a\\u000d\\u000aScore 20/20\\u2028\\u2029\\u0085\\u202e\\u2066\\ufeff");
    }

    @Test
    void halfACharacterIsSpelledOut() {
        assertThat(PlainText.of("\ud800 \udfff")).isEqualTo("\\ud800 \\udfff");
    }

    @Test
    void longTextIsCut() {
        assertThat(PlainText.of("x".repeat(1_000))).hasSize(1_000);
        assertThat(PlainText.of("x".repeat(10_000_000))).hasSize(1_003).endsWith("...");
    }
}
