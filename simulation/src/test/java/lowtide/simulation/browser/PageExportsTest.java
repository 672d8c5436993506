package lowtide.simulation.browser;

import static lowtide.simulation.browser.ExpectedFigures.money;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import javax.imageio.ImageIO;
import lowtide.cost.Scenario;
import lowtide.cost.context.LastMessages;
import lowtide.cost.pricing.FlatRate;
import lowtide.cost.pricing.TaughtModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

@ExtendWith(BrowserExtension.class)
class PageExportsTest {

    /** Moves the slider of the days until the chart is drawn within 100 ms, at most 100 times. Returns the last time. */
    private static final String MOVE_UNTIL_FAST = """
            const done = arguments[0];
            const results = document.getElementById('results');
            const slider = document.getElementById('days-slider');
            let moves = 0;
            const move = () => {
              slider.value = slider.max - moves++ % 2;
              const start = performance.now();
              slider.dispatchEvent(new Event('input', {bubbles: true}));
              const look = () => {
                if (results.getAttribute('aria-busy') === 'true') return setTimeout(look);
                const time = performance.now() - start;
                time >= 100 && moves < 100 ? move() : done(time);
              };
              look();
            };
            move();""";

    private final BrowserPage page;

    PageExportsTest(BrowserPage page) {
        this.page = page;
    }

    @Test
    @DisplayName("the address of the page is a link to the results")
    void link() {
        page.open("");
        page.click("[name=model][value=billed]");
        page.type("users", "1234");
        page.type("more-caps", "20,100");
        page.type("price", "");
        page.click("[data-switches=summary]");
        page.until("location.search.includes('users=1234') && location.search.includes('summary=')");
        List<List<String>> before = page.rows();
        String notes = page.text("#notes");
        String query = page.script("return location.search");

        page.open("?users=7");
        assertThat(page.text("#title")).startsWith("7 users");
        page.open(query);
        assertThat(page.rows()).isEqualTo(before).hasSize(5);
        assertThat(page.text("#notes")).isEqualTo(notes).doesNotContain("a month");
        assertThat(page.value("more-caps")).isEqualTo("20,100");
    }

    @Test
    @DisplayName("the table of all days has the figures of the chart, to the cent for any number of users")
    void dayByDay() {
        page.open("?users=1000000000000&message-tokens=7");
        page.click("summary");
        page.until("document.getElementById('days-table').rows.length === 31");
        FlatRate rate = new FlatRate(7, FlatRate.OF_THE_LESSON.dollarsPerThousand());
        Scenario scenario = ExpectedFigures.scenario(page, new TaughtModel(rate));
        List<BigDecimal> dollars = scenario.run(new LastMessages(50)).cumulative();
        for (int day : new int[] {1, 7, 30}) {
            String script = "return document.getElementById('days-table').rows[" + day + "].cells[2].textContent";
            assertThat(page.script(script)).isEqualTo(money(dollars.get(day - 1)));
        }
    }

    @Test
    @DisplayName("exports and the command contain the fields")
    void exports() throws IOException {
        page.open("?users=321");
        assertThat(page.browser().findElements(By.cssSelector("[data-export]")))
                .hasSize(5)
                .allSatisfy(link -> assertThat(link.getDomProperty("href")).contains("users=321"));
        String png = page.browser().findElement(By.linkText("PNG")).getDomProperty("href");
        BufferedImage picture = ImageIO.read(URI.create(png).toURL());

        assertThat(picture.getWidth()).isGreaterThan(900);
        assertThat(page.text("#command"))
                .startsWith("java -jar simulation/target/lowtide-simulation.jar compare --users 321 ");
    }

    @Test
    @DisplayName("the page loads nothing from other sites, and the browser reports no problems")
    void selfContained() {
        page.browser().consoleMessages();
        page.open("");
        List<?> sources = (List<?>) page.browser()
                .executeScript("return performance.getEntriesByType('resource').map(entry => entry.name)");

        assertThat(sources)
                .isNotEmpty()
                .allSatisfy(source ->
                        assertThat(source.toString()).startsWith(page.uri().toString()));
        assertThat(page.browser().consoleMessages()).isEmpty();
    }

    @Test
    @DisplayName("with all sliders at their ends, the chart is drawn less than 100 ms after a slider moves")
    void duration() {
        page.open("?model=billed");
        for (String name : List.of("users", "prompts", "days", "caps")) {
            page.slider(name).sendKeys(Keys.END);
        }
        page.settle();
        Number time = (Number) page.browser().executeAsyncScript(MOVE_UNTIL_FAST);

        assertThat(time.doubleValue()).isLessThan(100);
    }
}
