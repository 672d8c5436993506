package lowtide.desk.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import lowtide.desk.terminal.Page.Style;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void aWideCharacterTakesTwoColumns() {
        Page page = new Page(20).text(Style.PLAIN, "寿司寿司寿司寿司 寿司").exactly(Style.PLAIN, "寿司寿司寿司寿司寿司寿司");

        assertThat(page.lines()).extracting(Page.Line::text).containsExactly("寿司寿司寿司寿司", "寿司", "寿司寿司寿司寿司...");
    }

    @Test
    void longTextsAreBrokenAtSpacesAndIndentedByTheirLabel() {
        Page page = new Page(24).text(Style.PLAIN, "Seen: ", "The request carried 41 messages.");

        assertThat(page.lines())
                .extracting(Page.Line::text)
                .containsExactly("Seen: The request", "      carried 41", "      messages.");
    }

    @Test
    void aWordThatIsTooLongStaysWhole() {
        Page page = new Page(20).text(Style.PLAIN, "See exercises/01-context-cap/README.md there");

        assertThat(page.lines())
                .extracting(Page.Line::text)
                .containsExactly("See", "exercises/01-context-cap/README.md", "there");
    }

    @Test
    void anExactLineIsCutOff() {
        assertThat(new Page(20).exactly(Style.PLAIN, "x".repeat(30)).lines())
                .extracting(Page.Line::text)
                .containsExactly("x".repeat(17) + "...");
    }

    @Test
    void aBarIsFullOnlyIfAllIsDone() {
        assertThat(Bar.of(0, 20, 5)).isEqualTo("[-----]");
        assertThat(Bar.of(1, 20, 5)).isEqualTo("[#----]");
        assertThat(Bar.of(19, 20, 5)).isEqualTo("[####-]");
        assertThat(Bar.of(20, 20, 5)).isEqualTo("[#####]");
    }
}
