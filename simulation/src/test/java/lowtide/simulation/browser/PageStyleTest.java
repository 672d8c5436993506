package lowtide.simulation.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Tests how the page looks. Writes screenshots to {@code target/screenshots}. */
@ExtendWith(BrowserExtension.class)
class PageStyleTest {

    private static final String TEN_LINES = "?users=200&prompts=15&days=30&caps=20,30,40,50,60,80,100,130,160&price=10";

    /** Elements with a text that is wider than they are, except for the table of all days, which scrolls. */
    private static final String CUT_OFF = "return [document.documentElement, ...document.querySelectorAll('main *')]"
            + ".filter(element => element.clientWidth > 1 && !element.closest('.scroll')"
            + " && element.scrollWidth > element.clientWidth + 1)"
            + ".map(element => element.tagName + '#' + element.id).join(' ')";

    private final BrowserPage page;

    PageStyleTest(BrowserPage page) {
        this.page = page;
    }

    @AfterEach
    void reset() {
        page.browser().reset();
    }

    @ParameterizedTest
    @DisplayName(
            "in light and dark mode, all lines are drawn, contrast is sufficient, and lines differ in their dashes")
    @ValueSource(strings = {"light", "dark"})
    void colours(String scheme) throws IOException {
        page.browser().media("screen", scheme);
        page.open(TEN_LINES);
        BufferedImage shot = page.screenshot(scheme);

        List<Integer> lines = IntStream.range(0, 10)
                .mapToObj(line -> colour("--line-" + line))
                .toList();
        assertThat(coloursOf(shot)).containsAll(lines);
        int paper = colour("--paper");
        assertThat(shot.getRGB(1, 1) & 0xFFFFFF).isEqualTo(paper);
        assertThat(lines).allSatisfy(line -> assertThat(contrast(line, paper)).isGreaterThan(3));
        for (String name : List.of("--ink", "--faint", "--wrong", "--accent")) {
            assertThat(contrast(colour(name), paper)).as(name).isGreaterThan(4.5);
        }
        assertThat(page.browser().findElements(By.cssSelector("#answers path")))
                .extracting(path -> path.getDomAttribute("stroke-dasharray"))
                .hasSize(10)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @DisplayName("on every screen and on paper, nothing is cut off and every line of the chart has its label")
    @CsvSource({"1024, screen, light", "400, screen, dark", "700, print, dark"})
    void fits(int width, String medium, String scheme) throws IOException {
        page.browser().resize(width, 768);
        page.browser().media("screen", scheme);
        page.open(TEN_LINES + "&model=billed&population=heavy&budget=5000");
        page.browser().media(medium, scheme);
        page.settle();
        page.screenshot(width + "-" + medium);

        assertThat(page.script(CUT_OFF)).isEmpty();
        assertThat(page.browser().findElements(By.cssSelector("#legend li")))
                .extracting(WebElement::getText)
                .hasSize(10)
                .contains("1 no cap", "10 last 160 messages");
    }

    @ParameterizedTest
    @DisplayName("the chart stays in sight while the last slider is dragged")
    @ValueSource(ints = {1024, 400})
    void chartInSight(int width) {
        page.browser().resize(width, 768);
        page.open(TEN_LINES);
        page.script("document.getElementById('saving-slider').scrollIntoView({block: 'end'})");

        assertThat(page.script("const box = document.getElementById('chart').getBoundingClientRect();"
                        + " const slider = document.getElementById('saving-slider').getBoundingClientRect();"
                        + " return box.top >= 0 && box.bottom <= innerHeight"
                        + " && (slider.top >= box.bottom || slider.right <= box.left)"))
                .isEqualTo("true");
    }

    /** A colour of the style sheet as 0xRRGGBB. */
    private int colour(String name) {
        return Integer.decode(page.script(
                "return getComputedStyle(document.documentElement).getPropertyValue('" + name + "').trim()"));
    }

    private static Set<Integer> coloursOf(BufferedImage image) {
        Set<Integer> colours = new TreeSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                colours.add(image.getRGB(x, y) & 0xFFFFFF);
            }
        }
        return colours;
    }

    /** The contrast ratio of two colours, as defined by WCAG. */
    private static double contrast(int one, int other) {
        double[] light = IntStream.of(one, other)
                .mapToDouble(PageStyleTest::luminance)
                .sorted()
                .toArray();
        return (light[1] + 0.05) / (light[0] + 0.05);
    }

    private static double luminance(int colour) {
        double[] share = IntStream.of(colour >> 16, colour >> 8, colour)
                .mapToDouble(part -> (part & 0xFF) / 255.0)
                .map(part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * share[0] + 0.7152 * share[1] + 0.0722 * share[2];
    }
}
