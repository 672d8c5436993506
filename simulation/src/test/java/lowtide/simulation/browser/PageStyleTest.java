package lowtide.simulation.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** Tests how the page looks. Writes screenshots to {@code target/screenshots}. */
@ExtendWith(BrowserExtension.class)
class PageStyleTest {

    private final BrowserPage page;

    PageStyleTest(BrowserPage page) {
        this.page = page;
    }

    @AfterEach
    void reset() {
        page.browser().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        page.browser().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    }

    @ParameterizedTest
    @DisplayName(
            "in light and dark mode, all lines are drawn, contrast is sufficient, and lines differ in their dashes")
    @ValueSource(strings = {"light", "dark"})
    void colours(String scheme) throws IOException {
        page.browser()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        page.open("?users=200&prompts=15&days=30&caps=20,50,100&price=10");
        BufferedImage shot = page.screenshot(scheme);

        List<Integer> lines =
                IntStream.range(0, 4).mapToObj(line -> colour("--line-" + line)).toList();
        assertThat(coloursOf(shot)).containsAll(lines);
        int paper = colour("--paper");
        assertThat(shot.getRGB(1, 1) & 0xFFFFFF).isEqualTo(paper);
        assertThat(lines).allSatisfy(line -> assertThat(contrast(line, paper)).isGreaterThan(3));
        for (String name : List.of("--ink", "--faint", "--wrong", "--accent")) {
            assertThat(contrast(colour(name), paper)).as(name).isGreaterThan(4.5);
        }
        assertThat(page.browser().findElements(By.cssSelector("#answers path")))
                .extracting(path -> path.getDomAttribute("stroke-dasharray"))
                .hasSize(4)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @DisplayName("on a phone, the page is not wider than the screen")
    @ValueSource(strings = {"even", "heavy"})
    void phone(String population) throws IOException {
        page.browser()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true));
        page.open("?users=200&prompts=15&caps=20,50,100&model=billed&population=" + population);
        page.screenshot("phone-" + population);

        assertThat(page.script("return document.documentElement.scrollWidth")).isEqualTo("390");
        assertThat(page.text("#notes")).contains("unconfirmed");
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
