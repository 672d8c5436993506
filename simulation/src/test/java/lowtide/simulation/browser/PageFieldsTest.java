package lowtide.simulation.browser;

import static lowtide.simulation.browser.ExpectedFigures.assertTableAgrees;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import lowtide.cost.HeavyTailedPopulation;
import lowtide.cost.Scenario;
import lowtide.cost.context.LastMessages;
import lowtide.cost.pricing.BilledModel;
import lowtide.cost.pricing.CorrectedModel;
import lowtide.cost.pricing.CostModel;
import lowtide.cost.pricing.FlatRate;
import lowtide.cost.pricing.PriceList;
import lowtide.cost.pricing.TaughtModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;

@ExtendWith(BrowserExtension.class)
class PageFieldsTest {

    private static final CostModel TAUGHT = new TaughtModel(FlatRate.OF_THE_LESSON);
    private static final int HALF_A_THUMB = 8;
    private static final int STEPS = 3;

    private final BrowserPage page;

    PageFieldsTest(BrowserPage page) {
        this.page = page;
    }

    @BeforeEach
    void open() {
        page.open("");
    }

    @ParameterizedTest
    @DisplayName("while a slider is dragged, its field, the table and the chart follow at every step")
    @ValueSource(strings = {"users", "prompts", "days", "caps"})
    void dragging(String field) {
        page.type("users", "200");
        WebElement slider = page.slider(field);
        slider.sendKeys(Keys.HOME);
        Rectangle track = slider.getRect();
        int start = track.getX() + HALF_A_THUMB;
        int y = track.getY() + track.getHeight() / 2;
        page.browser().mouse("mouseMoved", start, y, false);
        page.browser().mouse("mousePressed", start, y, true);
        Set<String> totals = new TreeSet<>();
        Set<String> charts = new TreeSet<>();
        for (int step = 1; step <= STEPS; step++) {
            int x = start + (track.getWidth() - 2 * HALF_A_THUMB) * step / STEPS;
            page.browser().mouse("mouseMoved", x, y, true);
            page.settle();
            assertTableAgrees(page, TAUGHT);
            totals.add(page.row(2).get(1));
            charts.add(page.script("return document.querySelector('#chart canvas').toDataURL()"));
        }
        page.browser().mouse("mouseReleased", start, y, false);

        assertThat(totals).hasSize(STEPS);
        assertThat(charts).hasSize(STEPS);
    }

    @Test
    @DisplayName("random numbers show the totals of the model to the cent")
    void typing() {
        Random random = new Random(20);
        Map<String, CostModel> models = Map.of(
                "taught",
                TAUGHT,
                "corrected",
                new CorrectedModel(FlatRate.OF_THE_LESSON),
                "billed",
                BilledModel.assumed(PriceList.bundled().of(PriceList.DEFAULT_MODEL)));
        for (String model : List.of("billed", "corrected", "taught")) {
            page.click("[name=model][value=" + model + "]");
            page.type("users", String.valueOf(1 + random.nextInt(2_000_000)));
            page.type("prompts", String.valueOf(1 + random.nextInt(300)));
            page.type("days", String.valueOf(1 + random.nextInt(500)));
            page.type("caps", String.valueOf(1 + random.nextInt(1_000)));
            assertTableAgrees(page, models.get(model));
        }
    }

    @Test
    @DisplayName("an invalid field shows what is wrong, in the words of the page, until it is corrected")
    void invalidFields() {
        page.type("users", "0");
        page.type("days", "3651");

        assertThat(page.text("#users-error")).isEqualTo("'0' is not a whole number from 1 to 1,000,000,000,000");
        assertThat(page.text("#days-error")).isEqualTo("'3651' is not a whole number from 1 to 3,650");
        assertThat(page.field("users").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(page.field("users").getDomAttribute("aria-describedby")).isEqualTo("users-error");
        assertThat(page.text("#trouble")).contains("These figures are outdated");

        page.open("?model=corrected&days=3650&prompts=10000&message-tokens=1000000");
        assertThat(page.text(".error:not(:empty)"))
                .endsWith("Reduce “Days”, “Prompts a day per user” or “Tokens per message”.");

        page.open("");
        page.type("users", "0");
        page.type("users", "500");
        page.type("days", "30");
        assertThat(page.text("#users-error") + page.text("#days-error") + page.text("#trouble"))
                .isEmpty();
        assertThat(page.field("users").getDomAttribute("aria-invalid")).isEqualTo("false");
        assertThat(page.row(1)).contains("$24,075.00");
    }

    @Test
    @DisplayName("strategies that the cost model does not know are disabled; other models show all strategies")
    void strategies() {
        for (String strategy : List.of("token-caps", "summary", "retrieve")) {
            assertThat(page.field(strategy).isEnabled()).isFalse();
            assertThat(page.browser()
                            .findElement(By.cssSelector("[data-switches=" + strategy + "]"))
                            .isEnabled())
                    .isFalse();
        }

        page.click("[name=model][value=corrected]");
        page.click("[data-switches=summary]");
        page.click("[data-switches=retrieve]");
        page.click("[data-switches=token-caps]");
        assertThat(page.rows())
                .extracting(cells -> cells.get(0))
                .containsExactly("no cap", "last 50 messages", "last 8000 tokens", "summary + last 30", "retrieve 10");

        page.click("[name=model][value=taught]");
        assertThat(page.rows()).hasSize(2);
        assertThat(page.text("#whole-error")).isEmpty();
    }

    @Test
    @DisplayName("while an answer takes long, the page says that it computes")
    void waiting() {
        page.script("const answer = window.fetch; window.fetch = (...request) =>"
                + " new Promise(go => window.letGo = go).then(() => answer(...request))");
        page.script("const users = document.getElementById('users'); users.value = 10000000;"
                + " users.dispatchEvent(new Event('input', {bubbles: true}))");
        page.until("document.getElementById('waiting').textContent === 'Computing …'");
        page.script("window.letGo()");
        page.settle();

        assertThat(page.text("#waiting")).isEmpty();
        assertThat(page.text("#title")).startsWith("10,000,000 users");
    }

    @Test
    @DisplayName("an explicit cache replaces the cache hits, and reports an instruction that is too short for it")
    void explicitCache() {
        page.open("?model=billed&system-tokens=3000");
        page.click("[data-switches=explicit-cache]");
        assertThat(page.field("cache-hits").isEnabled()).isFalse();
        assertThat(page.text("#notes")).contains("The explicit cache costs $2.16 of each total for storage.");

        page.type("system-tokens", "250");
        assertThat(page.text("#explicit-cache-error"))
                .isEqualTo("gemini-2.5-flash caches 2,048 tokens or more; the system instruction has 250"
                        + " (“Instruction tokens”)");
    }

    @Test
    @DisplayName("a heavy-tailed population has a seed and shows, speaks and links the share of the top 1%")
    void heavyTail() {
        assertThat(page.isVisible("distribution")).isFalse();
        page.click("[name=population][value=heavy]");
        page.type("seed", "7");
        page.until("location.search.includes('population=heavy&seed=7')");
        Scenario scenario = new Scenario(new HeavyTailedPopulation(50, 10, 7), 30, TAUGHT);
        String share = scenario.distribution(new LastMessages(50)).topPercentShare() + "% of all";

        assertThat(page.row(2).get(1)).isEqualTo(ExpectedFigures.money(scenario.total(new LastMessages(50))));
        assertThat(page.text("#distribution tbody tr:nth-child(2) td:last-child"))
                .isEqualTo(share);
        page.until("document.getElementById('spoken').textContent.includes('last 50 messages, median')");
        assertThat(page.spoken()).contains("top 1% cost " + share);
        String shown = page.text("#answers") + page.text("#distribution");
        page.reload();
        assertThat(page.text("#answers") + page.text("#distribution")).isEqualTo(shown);

        page.click("[name=population][value=even]");
        assertThat(page.isVisible("distribution")).isFalse();
        assertThat(page.row(2)).contains("$700.00");
    }
}
