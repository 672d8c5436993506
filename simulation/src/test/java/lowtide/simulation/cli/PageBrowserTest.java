package lowtide.simulation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import lowtide.simulation.context.LastMessages;
import lowtide.simulation.context.NoCap;
import lowtide.simulation.context.Strategy;
import lowtide.simulation.cost.EvenPopulation;
import lowtide.simulation.cost.HeavyTailedPopulation;
import lowtide.simulation.cost.Scenario;
import lowtide.simulation.page.CostPage;
import lowtide.simulation.pricing.BilledModel;
import lowtide.simulation.pricing.CorrectedModel;
import lowtide.simulation.pricing.CostModel;
import lowtide.simulation.pricing.FlatRate;
import lowtide.simulation.pricing.PriceList;
import lowtide.simulation.pricing.TaughtModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The page as a person meets it, in a real browser. */
class PageBrowserTest {

    private static final int HALF_A_THUMB = 8;
    private static final int STEPS = 10;

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

    @BeforeEach
    void visit() {
        page.visit("");
    }

    @Test
    @DisplayName("the page opens with the lesson's final comparison")
    void lesson() {
        assertThat(page.text("#title")).isEqualTo("50 users, 10 prompts a day each, 30 days");
        assertThat(page.text("#model-line")).contains("as taught ($0.002 for 1,000 tokens sent, 500 tokens a message)");
        assertThat(page.row(1)).containsExactly("no cap", "$2,407.50", "$48.15", "", "", "");
        assertThat(page.row(2))
                .containsExactly("last 50 messages", "$700.00", "$14.00", "$1,707.50", "70.92%", "day 16");
        assertThat(page.text("#notes")).startsWith("At $10.00 a user a month, caps up to ");
    }

    @ParameterizedTest
    @DisplayName("typed in, every row of the lesson's table is shown")
    @MethodSource("lowtide.simulation.cli.LessonTable#rows")
    void lessonTable(LessonTable.Row row) {
        page.click("[name=model][value=" + row.model() + "]");
        page.type("users", String.valueOf(row.users()));
        page.type("prompts", String.valueOf(row.prompts()));
        page.type("caps", String.valueOf(row.cap()));

        assertThat(page.row(1)).startsWith("no cap", row.uncapped());
        assertThat(page.row(2)).isEqualTo(row.capped());
    }

    @ParameterizedTest
    @DisplayName("typed in, the lesson's 200 users give the lesson's table, however they are charged")
    @CsvSource(
            delimiter = ';',
            value = {
                "taught;    $21,645.00; $1,785.00, 91.75%, day 3; $4,320.00, 80.04%, day 10; $8,145.00, 62.37%, day 21; up to 22",
                "corrected; $20,295.00; $1,762.00, 91.32%, day 5; $4,255.00, 79.03%, day 12; $8,010.00, 60.53%, day 23; up to 22",
                "billed;    $6,306.75;  $498.75, 92.09%, day 4;   $888.00, 85.92%, day 8;    $1,506.75, 76.11%, day 13; up to 142",
            })
    void quiz(String model, String uncapped, String cap20, String cap50, String cap100, String caps) {
        page.click("[name=model][value=" + model + "]");
        page.type("users", "200");
        page.type("prompts", "15");
        page.type("caps", "20");
        page.type("more-caps", "50,100");

        assertThat(page.row(1)).contains(uncapped);
        assertThat(page.row(2)).startsWith("last 20 messages").contains(cap20.split(", "));
        assertThat(page.row(3)).startsWith("last 50 messages").contains(cap50.split(", "));
        assertThat(page.row(4)).startsWith("last 100 messages").contains(cap100.split(", "));
        assertThat(page.text("#notes"))
                .contains("At $10.00 a user a month, caps " + caps + " messages are profitable.");
    }

    @ParameterizedTest
    @DisplayName("while a slider is dragged, number, table and chart follow the model at every step")
    @ValueSource(strings = {"users", "prompts", "days", "caps"})
    void dragging(String field) {
        page.type("users", "200");
        WebElement slider = page.slider(field);
        slider.sendKeys(Keys.HOME);
        Rectangle track = slider.getRect();
        int start = track.getX() + HALF_A_THUMB;
        int y = track.getY() + track.getHeight() / 2;
        browser.mouse("mouseMoved", start, y, false);
        browser.mouse("mousePressed", start, y, true);
        Set<String> totals = new TreeSet<>();
        Set<String> charts = new TreeSet<>();
        for (int step = 1; step <= STEPS; step++) {
            browser.mouse("mouseMoved", start + (track.getWidth() - 2 * HALF_A_THUMB) * step / STEPS, y, true);
            page.settle();
            assertTableAgrees(new TaughtModel(FlatRate.OF_THE_LESSON));
            totals.add(page.row(2).get(1));
            charts.add(page.script("return document.querySelector('#chart canvas').toDataURL()"));
        }
        browser.mouse("mouseReleased", start, y, false);

        assertThat(totals).hasSize(STEPS);
        assertThat(charts).hasSize(STEPS);
    }

    @Test
    @DisplayName("any numbers typed give what the model gives, to the cent")
    void typing() {
        Random random = new Random(20);
        PriceList prices = PriceList.bundled();
        Map<String, CostModel> models = Map.of(
                "taught", new TaughtModel(FlatRate.OF_THE_LESSON),
                "corrected", new CorrectedModel(FlatRate.OF_THE_LESSON),
                "billed", BilledModel.assumed(prices.of(PriceList.DEFAULT_MODEL)));
        for (String model : List.of("taught", "corrected", "billed", "taught", "billed")) {
            page.click("[name=model][value=" + model + "]");
            page.type("users", String.valueOf(1 + random.nextInt(2_000_000)));
            page.type("prompts", String.valueOf(1 + random.nextInt(300)));
            page.type("days", String.valueOf(1 + random.nextInt(500)));
            page.type("caps", String.valueOf(1 + random.nextInt(1_000)));
            assertTableAgrees(models.get(model));
        }
    }

    @Test
    @DisplayName("a slider is moved by keys, tells its value, and follows what is typed")
    void keys() {
        page.slider("prompts").sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_LEFT);
        page.settle();
        assertThat(page.value("prompts")).isEqualTo("11");
        assertThat(page.text("#title")).contains("11 prompts");

        page.slider("users").sendKeys(Keys.END);
        page.settle();
        assertThat(page.value("users")).isEqualTo("1000000");
        assertThat(page.slider("users").getDomAttribute("aria-valuetext")).isEqualTo("1000000");

        page.type("prompts", "1");
        assertThat(page.slider("prompts").getDomProperty("value")).isEqualTo("0");
    }

    @Test
    @DisplayName("Tab reaches every control, and where it is can be seen")
    void tabbing() {
        Set<String> reached = new TreeSet<>();
        List<String> unseen = new ArrayList<>();
        for (int presses = 0; presses < 60; presses++) {
            new Actions(browser).sendKeys(Keys.TAB).perform();
            WebElement focused = browser.switchTo().activeElement();
            String name = focused.getAccessibleName();
            reached.add(name);
            if (!focused.getTagName().equals("body")
                    && focused.getCssValue("outline-style").equals("none")) {
                unseen.add(name);
            }
        }

        assertThat(unseen).isEmpty();
        assertThat(reached)
                .contains(
                        "Users",
                        "Users, slider",
                        "Cap: last … messages, slider",
                        "as taught",
                        "Budget: $ (or none)",
                        "Compare: summary",
                        "Day by day",
                        "PNG",
                        "CSV",
                        "To the answers");
    }

    @Test
    @DisplayName("every control and both tables have a name; the chart is a picture with one and points to its table")
    void names() {
        for (WebElement control :
                browser.findElements(By.cssSelector("input, select, a, summary, table, fieldset, #chart"))) {
            if (control.isDisplayed()) {
                assertThat(control.getAccessibleName())
                        .as(control.getDomProperty("outerHTML"))
                        .isNotBlank();
            }
        }
        assertThat(browser.findElement(By.id("chart")).getAriaRole()).isIn("img", "image");
        assertThat(page.script(
                        "return document.getElementById(chart.getDom().getAttribute('aria-describedby')).textContent"))
                .contains("Day by day");
    }

    @Test
    @DisplayName("the answers are spoken once the hand rests")
    void spoken() {
        assertThat(browser.findElement(By.id("spoken")).getDomAttribute("aria-live"))
                .isEqualTo("polite");
        page.type("users", "500");
        page.until("byId('spoken').textContent.includes('$24,075.00')");

        assertThat(page.script("return byId('spoken').textContent"))
                .contains("no cap, total $24,075.00, per user $48.15")
                .contains(
                        "last 50 messages, total $7,000.00, per user $14.00, saved $17,075.00, 70.92%, 50% saved day 16");
    }

    @Test
    @DisplayName("a mistake is told next to its field as the command line tells it, and mended by mending the field")
    void mistake() {
        page.type("users", "0");
        page.type("days", "3651");

        assertThat(page.text("#users-error"))
                .isEqualTo("Invalid value for option '--users': '0' is not a whole number from 1 to 1,000,000,000,000");
        assertThat(page.text("#days-error")).endsWith("'3651' is not a whole number from 1 to 3,650");
        assertThat(page.field("users").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(page.field("users").getDomAttribute("aria-describedby")).isEqualTo("users-error");
        assertThat(page.text("#trouble")).contains("These figures are from before");

        page.type("users", "500");
        page.type("days", "30");
        assertThat(page.text("#users-error") + page.text("#days-error") + page.text("#trouble"))
                .isEmpty();
        assertThat(page.field("users").getDomAttribute("aria-invalid")).isEqualTo("false");
        assertThat(page.row(1)).contains("$24,075.00");
    }

    @Test
    @DisplayName("a strategy that the chosen model does not know is explained")
    void unknownStrategy() {
        page.click("[data-switches=summary]");
        assertThat(page.text("#whole-error")).contains("use the model corrected or billed");

        page.click("[name=model][value=corrected]");
        page.click("[data-switches=retrieve]");
        page.click("[data-switches=token-caps]");
        assertThat(page.rows())
                .extracting(cells -> cells.get(0))
                .containsExactly("no cap", "last 50 messages", "last 8000 tokens", "summary + last 30", "retrieve 10");
    }

    @Test
    @DisplayName("a heavy-tailed population has a seed, and shows, speaks and links to what the dearest 1% cost")
    void unlikeUsers() {
        assertThat(browser.findElement(By.id("spreads")).isDisplayed()).isFalse();
        page.click("[name=population][value=heavy]");
        page.type("seed", "7");
        page.until("location.search.includes('population=heavy&seed=7')");
        Scenario scenario =
                new Scenario(new HeavyTailedPopulation(50, 10, 7), 30, new TaughtModel(FlatRate.OF_THE_LESSON));
        String share = scenario.distribution(new LastMessages(50)).topPercentShare() + "% of all";

        assertThat(page.row(2).get(1)).isEqualTo(money(scenario.total(new LastMessages(50))));
        assertThat(page.text("#spreads tbody tr:nth-child(2) td:last-child")).isEqualTo(share);
        page.until("byId('spoken').textContent.includes('last 50 messages, median')");
        assertThat(page.script("return byId('spoken').textContent")).contains("top 1% cost " + share);
        String shown = page.text("#answers") + page.text("#spreads");
        browser.get(browser.getCurrentUrl());
        page.settle();
        assertThat(page.text("#answers") + page.text("#spreads")).isEqualTo(shown);

        page.click("[name=population][value=even]");
        assertThat(browser.findElement(By.id("spreads")).isDisplayed()).isFalse();
        assertThat(page.row(2)).contains("$700.00");
    }

    @Test
    @DisplayName("the address is a link to what is shown")
    void link() {
        page.click("[name=model][value=billed]");
        page.type("users", "1234");
        page.type("more-caps", "20,100");
        page.type("price", "");
        page.click("[data-switches=summary]");
        page.until("location.search.includes('users=1234') && location.search.includes('summary=')");
        List<List<String>> before = page.rows();
        String notes = page.text("#notes");
        String address = browser.getCurrentUrl();

        page.visit("?users=7");
        assertThat(page.text("#title")).startsWith("7 users");
        browser.get(address);
        page.settle();
        assertThat(page.rows()).isEqualTo(before).hasSize(5);
        assertThat(page.text("#notes")).isEqualTo(notes).doesNotContain("a month");
        assertThat(page.value("more-caps")).isEqualTo("20,100");
    }

    @Test
    @DisplayName("the chart's figures are there as a table, exact however large")
    void dayByDay() {
        page.type("users", "1000000000000");
        page.type("message-tokens", "7");
        page.click("summary");
        page.until("byId('days-table').rows.length === 31");
        Scenario scenario = scenario(new TaughtModel(new FlatRate(7, FlatRate.OF_THE_LESSON.dollarsPerThousand())));
        List<BigDecimal> dollars = scenario.run(new LastMessages(50)).cumulative();
        for (int day : new int[] {1, 7, 30}) {
            String script = "return byId('days-table').rows[" + day + "].cells[2].textContent";
            assertThat(page.script(script)).isEqualTo(money(dollars.get(day - 1)));
        }
    }

    @Test
    @DisplayName("what is kept is what is shown")
    void exports() throws IOException {
        page.type("users", "321");
        assertThat(browser.findElements(By.cssSelector("[data-export]")))
                .hasSize(5)
                .allSatisfy(link -> assertThat(link.getDomProperty("href")).contains("users=321"));
        String png = browser.findElement(By.linkText("PNG")).getDomProperty("href");
        BufferedImage picture = ImageIO.read(URI.create(png).toURL());

        assertThat(picture.getWidth()).isGreaterThan(900);
        assertThat(page.text("#command"))
                .startsWith("java -jar simulation/target/lowtide-simulation.jar compare --users 321 ");
    }

    @Test
    @DisplayName("nothing comes from elsewhere, and the browser has nothing to complain of")
    void selfContained() {
        browser.complaints();
        page.visit("");
        List<?> sources = (List<?>)
                browser.executeScript("return performance.getEntriesByType('resource').map(entry => entry.name)");

        assertThat(sources)
                .isNotEmpty()
                .allSatisfy(source ->
                        assertThat(source.toString()).startsWith(server.uri().toString()));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @DisplayName("with every slider at its end the chart is drawn less than 100 ms after the slider moves")
    void quickEnough() {
        page.click("[name=model][value=billed]");
        for (String name : List.of("users", "prompts", "days", "caps")) {
            page.slider(name).sendKeys(Keys.END);
        }
        page.settle();
        Number quickest = (Number) browser.executeAsyncScript("""
                const done = arguments[0];
                const times = [];
                const slider = byId('days-slider');
                const move = () => {
                  slider.value = slider.max - times.length % 2;
                  const start = performance.now();
                  slider.dispatchEvent(new Event('input', {bubbles: true}));
                  const look = () => {
                    if (asking) return setTimeout(look);
                    times.push(performance.now() - start);
                    times.length < 20 ? move() : done(Math.min(...times));
                  };
                  look();
                };
                move();""");

        assertThat(quickest.doubleValue()).isLessThan(100);
    }

    /** The table's totals against the model's, in the scenario that the fields say. */
    private static void assertTableAgrees(CostModel model) {
        Scenario scenario = scenario(model);
        List<Strategy> strategies = List.of(new NoCap(), new LastMessages(Long.parseLong(page.value("caps"))));
        for (int i = 0; i < strategies.size(); i++) {
            assertThat(page.row(i + 1).get(1)).isEqualTo(money(scenario.total(strategies.get(i))));
        }
    }

    private static Scenario scenario(CostModel model) {
        long users = Long.parseLong(page.value("users"));
        long prompts = Long.parseLong(page.value("prompts"));
        return new Scenario(new EvenPopulation(users, prompts), Integer.parseInt(page.value("days")), model);
    }

    private static String money(BigDecimal dollars) {
        return String.format(Locale.ROOT, "$%,.2f", dollars);
    }
}
