package lowtide.authoring.readme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkedTextTest {

    private static final String TEXT = "before\n\n<!-- begin checks -->\nold\n<!-- end checks -->\n\nafter\n";

    @Test
    void aBlockIsWhatIsBetweenItsComments() {
        assertThat(new MarkedText(TEXT).block("checks")).contains("old");
        assertThat(new MarkedText(TEXT).block("hints")).isEmpty();
    }

    @Test
    void onlyTheBlockIsReplaced() {
        MarkedText changed = new MarkedText(TEXT).with("checks", "new $1 \\ line\n");

        assertThat(changed.text())
                .isEqualTo("before\n\n<!-- begin checks -->\nnew $1 \\ line\n<!-- end checks -->\n\nafter\n");
    }

    @Test
    void anEmptyBlockCanBeFilled() {
        MarkedText empty = new MarkedText("<!-- begin checks -->\n<!-- end checks -->");

        assertThat(empty.with("checks", "new").block("checks")).contains("new");
    }

    @Test
    void aTextWithoutTheBlockStaysAsItIs() {
        assertThat(new MarkedText(TEXT).with("hints", "new").text()).isEqualTo(TEXT);
    }
}
