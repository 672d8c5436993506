package lowtide.autograder.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lowtide.autograder.report.LatestRun;
import lowtide.autograder.report.MadeUpClass;
import lowtide.autograder.report.ResultChanges;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.RosterFindings;
import lowtide.autograder.report.Sample;
import lowtide.browser.Axe;
import lowtide.browser.Chromium;
import lowtide.browser.ChromiumExtension;
import lowtide.course.Course;
import lowtide.course.Finding;
import lowtide.course.Lab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The pages in a browser: no violation of accessibility in either scheme, nothing wider than a phone, and the table's script. */
@ExtendWith(ChromiumExtension.class)
class PagesInBrowserTest {

    /** Enough for every verdict, with several students who made one mistake. */
    private static final int STUDENTS = 15;

    @TempDir
    static Path folder;

    private final Chromium browser;

    PagesInBrowserTest(Chromium browser) {
        this.browser = browser;
    }

    @BeforeAll
    static void write() throws IOException {
        RenderedPages pages = new RenderedPages(folder);
        Results before = Sample.failing("ada", "Ada", Set.of("1A"));
        Results now = Sample.failing("ada", "Ada", Set.of("2E", "4F"));
        pages.student(
                now,
                new LatestRun(
                        ZonedDateTime.of(2026, 3, 1, 9, 5, 0, 0, ZoneOffset.UTC),
                        ResultChanges.between(before, now),
                        Map.of("2E", new Finding("Late.", "", "Soon.", List.of("x".repeat(120))))));
        List<Results> students = MadeUpClass.of(STUDENTS);
        new RenderedPages(folder.resolve("of-class")).student(students.get(1), MadeUpClass.sources("x", 8));
        pages.ofClass(new RosterFindings(List.of("Dan"), List.of("stray.zip")), MadeUpClass.sources("x", 8), students);
        new RenderedPages(folder.resolve("few"))
                .ofClass(
                        new RosterFindings(List.of("Dan"), List.of("stray.zip")),
                        MadeUpClass.sources("x", 3),
                        Stream.concat(students.stream().limit(6), Stream.of(Sample.adjusted("by-hand", "Oral exam.")))
                                .toList());
        new RenderedPages(folder.resolve("by-hand")).student(Sample.adjusted("by-hand", "Oral exam."));
        pages.timings();
        pages.progress(students.subList(0, 6));
        pages.running(students.subList(0, 6));
        pages.ofLab(Course.shipped().lab(Lab.DEFAULT).orElseThrow(), MadeUpClass.sources("x", 8));
        List<Results> ofAllLabs = IntStream.range(0, STUDENTS)
                .mapToObj(i -> Sample.ofAllLabs(
                        "student-" + i,
                        students.get(i).student().name(),
                        i == 0 ? Set.of() : Set.of("1B", "6C", i % 2 + 7 + "A", i % 3 + 9 + "B", "14E")))
                .toList();
        pages.checklist(ofAllLabs.toArray(Results[]::new));
        RenderedPages all = new RenderedPages(folder.resolve("of-all"));
        all.student(Sample.ofAllLabs("ada", "Ada", Set.of("6C", "14E", "15D")));
        all.ofClass(new RosterFindings(List.of(), List.of()), MadeUpClass.sources("x", 3), ofAllLabs);
    }

    @AfterEach
    void reset() {
        browser.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "index.html, light", "index.html, dark",
        "of-class/index.html, light", "of-class/index.html, dark",
        "few/class.html, light", "few/class.html, dark",
        "by-hand/index.html, light", "by-hand/index.html, dark",
        "lab.html, light", "lab.html, dark",
        "progress.html, light", "progress.html, dark",
        "running.html, light", "running.html, dark",
        "checklist.html, light", "checklist.html, dark",
        "of-all/index.html, light", "of-all/index.html, dark",
        "timings.html, dark"
    })
    void axeFindsNoViolation(String page, String scheme) {
        browser.media("screen", scheme);
        open(page);
        script("document.querySelectorAll('details').forEach(each => each.open = true)");

        assertThat(Axe.violations(browser)).isEmpty();
        assertThat(browser.consoleMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "of-class/index.html",
                "class.html",
                "lab.html",
                "progress.html",
                "running.html",
                "checklist.html",
                "of-all/index.html"
            })
    void noPageIsWiderThanAPhone(String page) {
        browser.resize(400, 800);
        open(page);
        script("document.querySelectorAll('details').forEach(each => each.open = true)");

        assertThat(script("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo("true");
    }

    @Test
    void foldedPartsAreOpenInPrint() {
        open("index.html");
        assertThat(element("details.stage ul").isDisplayed()).isFalse();
        browser.media("print", "light");

        assertThat(script("return document.querySelector('details.stage ul').checkVisibility("
                        + "{contentVisibilityAuto: true})"))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"class.html", "progress.html", "checklist.html", "of-all/class.html"})
    void noTableIsCutInPrint(String page) {
        browser.resize(1046, 720); // A4 in landscape, between the browser's margins, in CSS pixels
        open(page);
        browser.media("print", "light");

        assertThat(script("return [...document.querySelectorAll('table')]"
                        + ".filter(each => each.getBoundingClientRect().right > innerWidth)"
                        + ".map(each => each.textContent)"))
                .isEqualTo("[]");
        assertThat(script("return [...document.querySelectorAll('table')].every(each =>"
                        + " each.parentElement.scrollWidth <= each.parentElement.clientWidth)"))
                .isEqualTo("true");
    }

    @Test
    void aHeadingSortsTheStudentsWithTheKeyboard() {
        open("class.html");
        WebElement points = element(".heat thead th:nth-child(2) button");
        points.sendKeys(Keys.ENTER);
        List<Integer> ascending = points();

        assertThat(ascending).hasSize(STUDENTS).isSorted();
        assertThat(sorted()).containsExactly("ascending");
        assertThat(element("#shown").getText()).isEqualTo("15 of 15 students, sorted by Points, ascending");
        points.sendKeys(Keys.SPACE);
        assertThat(points()).isSortedAccordingTo((one, other) -> other - one);
        assertThat(sorted()).containsExactly("descending");

        element(".heat thead th[data-check] button").sendKeys(Keys.ENTER);
        assertThat(script("return document.querySelector('.heat tbody tr td.f, .heat tbody tr td.p').className"))
                .as("who failed the check comes first")
                .isEqualTo("f");
        element(".heat thead th button").sendKeys(Keys.ENTER);
        assertThat(cells("th")).first().asString().startsWith("Ada Lovelace 0");
        assertThat(cells("th")).element(1).asString().isEqualTo("Ada Lovelace 7");
    }

    @Test
    void theSearchFindsNamesAndResults() {
        open("class.html");
        WebElement field = element("#search");
        assertThat(field.getAccessibleName()).isEqualTo("Find a name or a result");
        field.sendKeys("lovelace");

        assertThat(cells("th")).hasSize(3).allMatch(name -> name.startsWith("Ada Lovelace"));
        assertThat(element("#shown").getText()).isEqualTo("3 of 15 students");
        field.clear();
        field.sendKeys("not compile");
        assertThat(cells("th")).isNotEmpty().hasSizeLessThan(STUDENTS);
        assertThat(browser.findElements(By.cssSelector(".heat tbody tr:not([hidden])")))
                .allMatch(row -> row.getText().contains("does not compile"));
        field.clear();
        field.sendKeys("zzz");
        assertThat(element("#shown").getText()).isEqualTo("0 of 15 students");
    }

    private void open(String page) {
        browser.get(folder.resolve(page).toUri().toString());
    }

    private WebElement element(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    private List<Integer> points() {
        return cells("td:nth-child(2)").stream().map(Integer::valueOf).toList();
    }

    /** The texts of a column, of the rows that are shown. */
    private List<String> cells(String column) {
        return Stream.of(script("return [...document.querySelectorAll('.heat tbody tr:not([hidden]) > " + column
                                + "')].map(cell => cell.textContent.trim()).join('\\n')")
                        .split("\n"))
                .toList();
    }

    private List<String> sorted() {
        return browser.findElements(By.cssSelector(".heat [aria-sort]")).stream()
                .map(head ->
                        Optional.ofNullable(head.getDomAttribute("aria-sort")).orElseThrow())
                .toList();
    }

    private String script(String script) {
        return String.valueOf(browser.executeScript(script));
    }
}
