package lowtide.simulation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import lowtide.simulation.page.CostPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** What the page looks like in a real browser; leaves screenshots in {@code target/screenshots}. */
class PageLooksTest {

    private static CostPage server;
    private static ShownPage page;
    private static Chromium browser;

    @BeforeAll
    static void open() throws IOException {
        browser = Chromium.start();
        server = CostPage.serve(0, new PageFields());
        page = new ShownPage(browser, server.uri());
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
            server.close();
        }
    }

    @ParameterizedTest
    @DisplayName("every line is drawn, in the light and in the dark, and without colour they differ by their dashes")
    @ValueSource(strings = {"light", "dark"})
    void looks(String scheme) throws IOException {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        page.visit("?users=200&prompts=15&days=30&caps=20,50,100&price=10");
        BufferedImage shot = page.screenshot(scheme);

        Set<Integer> colours = new TreeSet<>();
        IntStream.range(0, shot.getWidth())
                .forEach(x ->
                        IntStream.range(0, shot.getHeight()).forEach(y -> colours.add(shot.getRGB(x, y) & 0xFFFFFF)));
        List<Integer> lines = IntStream.range(0, 4)
                .mapToObj(line -> Integer.decode(page.script("return colour('--line-" + line + "')")))
                .toList();
        assertThat(colours).containsAll(lines);
        int paper = Integer.decode(page.script("return colour('--paper')"));
        assertThat(shot.getRGB(1, 1) & 0xFFFFFF).isEqualTo(paper);
        assertThat(lines).allSatisfy(line -> assertThat(contrast(line, paper)).isGreaterThan(3));
        for (String words : List.of("--ink", "--faint", "--wrong", "--accent")) {
            assertThat(contrast(Integer.decode(page.script("return colour('" + words + "')")), paper))
                    .as(words)
                    .isGreaterThan(4.5);
        }
        assertThat(browser.findElements(By.cssSelector("#answers path")))
                .extracting(path -> path.getDomAttribute("stroke-dasharray"))
                .hasSize(4)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @DisplayName("on a phone nothing is wider than the screen but tables that scroll")
    @ValueSource(strings = {"even", "heavy"})
    void phone(String population) throws IOException {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true));
        page.visit("?users=200&prompts=15&caps=20,50,100&model=billed&population=" + population);
        page.screenshot("phone-" + population);

        assertThat(page.script("return document.documentElement.scrollWidth")).isEqualTo("390");
        assertThat(page.text("#notes")).contains("unconfirmed");
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** WCAG's contrast ratio of two colours. */
    private static double contrast(int one, int other) {
        double[] light = IntStream.of(one, other)
                .mapToDouble(PageLooksTest::luminance)
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
