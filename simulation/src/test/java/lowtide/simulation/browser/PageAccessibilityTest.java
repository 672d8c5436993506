package lowtide.simulation.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lowtide.browser.Axe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

@ExtendWith(BrowserExtension.class)
class PageAccessibilityTest {

    private static final int MORE_THAN_ALL_CONTROLS = 60;
    private static final String HAS_OUTLINE =
            "return document.activeElement === document.body || getComputedStyle(document.activeElement).outlineStyle !== 'none'";

    private final BrowserPage page;

    PageAccessibilityTest(BrowserPage page) {
        this.page = page;
    }

    @BeforeEach
    void open() {
        page.open("");
    }

    @AfterEach
    void reset() {
        page.browser().reset();
    }

    @ParameterizedTest
    @DisplayName("axe finds no violation: light and dark, wide and narrow, with ten lines, and with an error")
    @CsvSource(
            delimiter = '|',
            value = {
                "1400 | light | ?caps=20&users=200",
                "1024 | dark  | ?model=billed&population=heavy&caps=1,2,3,4,5,6,7,8,9",
                "400  | light | ?model=billed&population=heavy&caps=1,2,3,4,5,6,7,8,9",
                "400  | dark  | ?users=0",
            })
    void axe(int width, String scheme, String query) {
        page.browser().resize(width, 800);
        page.browser().media("screen", scheme);
        page.open(query);
        page.click("summary");

        assertThat(Axe.violations(page.browser())).isEmpty();
    }

    @Test
    @DisplayName("axe would find a violation")
    void axeWorks() {
        page.script("document.querySelector('main').append(document.createElement('input'))");
        assertThat(Axe.violations(page.browser())).anyMatch(violation -> violation.startsWith("label: "));
    }

    @Test
    @DisplayName("Tab reaches every control and shows a focus outline")
    void focus() {
        page.open("?model=corrected");
        Set<String> reached = new TreeSet<>();
        List<String> withoutOutline = new ArrayList<>();
        for (int presses = 0; presses < MORE_THAN_ALL_CONTROLS; presses++) {
            new Actions(page.browser()).sendKeys(Keys.TAB).perform();
            String name = page.browser().switchTo().activeElement().getAccessibleName();
            reached.add(name);
            if (page.script(HAS_OUTLINE).equals("false")) {
                withoutOutline.add(name);
            }
        }

        assertThat(withoutOutline).isEmpty();
        assertThat(reached)
                .contains(
                        "Users",
                        "Users, slider",
                        "Last … messages, slider",
                        "corrected",
                        "Budget in $ (optional)",
                        "Compare: summary",
                        "Day by day",
                        "PNG",
                        "CSV",
                        "Skip to the results");
    }

    @Test
    @DisplayName("sliders react to keys, announce their value and follow their field")
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
    @DisplayName(
            "controls and tables have names; the chart is an image whose description refers to the table of all days")
    void names() {
        By controls = By.cssSelector("input, select, a, summary, table, fieldset, #chart");
        for (WebElement control : page.browser().findElements(controls)) {
            if (control.isDisplayed()) {
                assertThat(control.getAccessibleName())
                        .as(control.getDomProperty("outerHTML"))
                        .isNotBlank();
            }
        }
        WebElement chart = page.field("chart");
        assertThat(chart.getAriaRole()).isIn("img", "image");
        assertThat(page.field(chart.getDomAttribute("aria-describedby")).getDomProperty("textContent"))
                .contains("Day by day");
    }

    @Test
    @DisplayName("the results are announced once the input pauses")
    void spoken() {
        assertThat(page.field("spoken").getDomAttribute("aria-live")).isEqualTo("polite");
        page.type("users", "500");
        page.until("document.getElementById('spoken').textContent.includes('$24,075.00')");

        assertThat(page.spoken())
                .contains("no cap, total $24,075.00, per user $48.15")
                .contains(
                        "last 50 messages, total $7,000.00, per user $14.00, saved $17,075.00, 70.92%, 50% saved day 16");
    }
}
