package lowtide.autograder.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.RosterFindings;
import lowtide.autograder.report.Sample;
import lowtide.course.Course;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages show everything as text, have no dependencies, and are accessible. */
class PagesTest {

    @TempDir
    Path temporary;

    static Stream<String> nasty() {
        return Sample.NASTY.stream();
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void whatAStudentWroteIsShownAsText(String text) throws IOException {
        Results full = Sample.full(text);
        for (Document page :
                List.of(studentPage(full), classPage(new RosterFindings(List.of(text), List.of(text)), full))) {
            assertThat(page.select("script, img, iframe, object, link, base, form, svg"))
                    .isEmpty();
            assertThat(page.getAllElements().stream()
                            .flatMap(element -> element.attributes().asList().stream())
                            .map(Attribute::getKey))
                    .noneMatch(name -> name.startsWith("on") || name.equals("autofocus"));
            assertThat(page.select("title")).hasSize(1);
            assertThat(page.select("[src]")).isEmpty();
            assertThat(page.select("a").eachAttr("href"))
                    .allMatch(address -> address.startsWith("#") || address.startsWith("students/"));
            assertThat(page.wholeText())
                    .as("all of it is there")
                    .contains(PageTemplates.visible(text).strip());
            assertThat(page.outerHtml()).doesNotContain("\u202E", "\u0000", "\u001B");
        }
    }

    @Test
    void theStudentPageShowsWhatWasSeenWhyItMattersAndHints() throws IOException {
        Document page = studentPage(Sample.failing("ada", "Ada Lovelace", Set.of("1A", "2E")));

        assertThat(page.title()).isEqualTo("Low Tide: 91 of 100 points, Ada Lovelace");
        Element failed =
                page.getElementsByAttributeValue("aria-labelledby", "check-1A").first();
        assertThat(failed.text())
                .contains(
                        "Failed: 1A No request ever carries more than 20 messages (6 points)",
                        "What was seen",
                        "Why it matters",
                        "Request 11 of this check carried 21 messages.",
                        "\u2026 19 messages \u2026",
                        "Gemini answered with 503",
                        "Gemini gave no answer");
        assertThat(failed.select("details > summary").eachText())
                .containsExactly("Hint 2", "Hint 3", "Earlier requests");
        String hint = Course.shipped().check("1A").firstHint().replace("`", "");
        assertThat(failed.select("dd").eachText()).as("the first hint is open").anyMatch(text -> text.startsWith(hint));
        assertThat(failed.select("code").eachText()).contains("model.chat");
    }

    @Test
    void theStudentPageShowsCompileErrorsWithFileAndLine() throws IOException {
        assertThat(studentPage(Sample.full("Agent.java"))
                        .getElementsByAttributeValue("aria-labelledby", "stage-5")
                        .text())
                .contains("This stage does not compile", "Agent.java, line 3: Agent.java", "Agent.java: Agent.java");
    }

    @Test
    void theClassPageStartsWithTheCheckThatFailedMostOften() throws IOException {
        Document page = classPage(
                RosterFindings.NONE,
                Sample.failing("a", "Ann", Set.of("4F", "1A")),
                Sample.failing("b", "Bea", Set.of("4F")),
                Sample.failing("c", "Cem", Set.of()));

        assertThat(page.select("#failed ~ table tbody th").first().text()).startsWith("4F ");
        assertThat(page.select(".heat thead th").eachText()).startsWith("Student", "Points", "4F", "1A", "1B");
        assertThat(page.select(".heat tbody tr").eachText())
                .first()
                .asString()
                .startsWith("Ann 91 \u2717 \u2717 \u2713");
        assertThat(page.text()).contains("Mean 96.0, median 97 of 100 points.");
    }

    @Test
    void submissionsThatFailTheSameChecksAreGroupedUnderTheKnownMistake() throws IOException {
        Document page = classPage(
                RosterFindings.NONE,
                Sample.failing("a", "Ann", Set.of("1B", "1E")),
                Sample.failing("b", "Bea", Set.of("1B", "1E")),
                Sample.failing("c", "Cem", Set.of("1B", "1D")));

        Elements together = page.select("#mistakes ~ table tbody tr");
        assertThat(together).hasSize(1);
        assertThat(together.first().text())
                .contains("1B, 1E", "keeps-eighteen: Two places are kept free", "2 students", "Ann", "Bea");
        assertThat(page.select("#mistakes ~ details tbody tr").text()).contains("1B, 1D", "not a known mistake", "Cem");
    }

    @Test
    void theStudentPageGroupsStagesByLab() throws IOException {
        Document page = studentPage(Sample.ofThreeLabs("ada", "Ada", Set.of("1A"), true));

        assertThat(page.title()).isEqualTo("Low Tide: 34 of 40 points in lab 1, 20 of 20 points in lab 2, Ada");
        assertThat(page.select("th[scope=rowgroup]").eachText())
                .containsExactly(
                        "Lab 1 Hardening: 34 of 40 points",
                        "Lab 2 Reliability: 20 of 20 points",
                        "Lab 3 State: not started");
        assertThat(page.select("h2").eachText())
                .containsExactly(
                        "Lab 1 Hardening, stage 1 Context cap: 14 of 20 points",
                        "Lab 1 Hardening, stage 2 User isolation: 20 of 20 points",
                        "Lab 2 Reliability, stage 3 Token counting: 20 of 20 points");
    }

    @Test
    void theClassPageGroupsPointsByLabAndLeavesOutLabsThatNobodyStarted() throws IOException {
        Document page = classPage(
                RosterFindings.NONE,
                Sample.ofThreeLabs("a", "Ann", Set.of("1A"), true),
                Sample.ofThreeLabs("b", "Bea", Set.of(), false));

        assertThat(page.select("header p").eachText())
                .containsExactly(
                        "Lab 1 Hardening: mean 37.0, median 34 of 40 points.",
                        "Lab 2 Reliability: mean 10.0, median 0 of 20 points.");
        assertThat(page.select(".heat thead th").eachText())
                .startsWith("Student", "Points, lab 1", "Points, lab 2", "1A")
                .contains("3A")
                .doesNotContain("4A");
        assertThat(page.select(".heat tbody tr").first().text()).startsWith("Ann 34 20 \u2717");
        assertThat(page.text()).doesNotContain("Lab 3");
    }

    @Test
    void findingsForTheInstructorAreListed() throws IOException {
        Results remarked = Sample.full("Backdoor.class");
        Document page = classPage(
                new RosterFindings(List.of("Dan Missing"), List.of("stray.zip")), remarked, Sample.unfinished("ours"));

        assertThat(page.select("#review").first().parent().text())
                .contains(
                        "They do not affect scores",
                        "Backdoor.class",
                        "Dan Missing",
                        "stray.zip",
                        "The kit itself failed",
                        "ours");
    }

    @Test
    void thePagesNeedNoScriptAndNoNetwork() throws IOException {
        Results results = Sample.full("https://evil.example/x.js");
        for (Document page : List.of(studentPage(results), classPage(RosterFindings.NONE, results), timingsPage())) {
            assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                    .isEqualTo("default-src 'none'; style-src 'unsafe-inline'");
            assertThat(page.select("[src], link")).isEmpty();
            assertThat(page.select("a").eachAttr("href"))
                    .allMatch(address -> address.startsWith("#") || address.startsWith("students/"));
            assertThat(page.select("style").html())
                    .contains("prefers-color-scheme: dark", "@media print")
                    .doesNotContain("url(", "@import");
        }
    }

    @Test
    void thePagesWorkWithScreenReaderAndKeyboard() throws IOException {
        Results results = Sample.failing("ada", "Ada", Set.of("1A", "2E", "4F"));
        for (Document page : List.of(
                studentPage(results), classPage(RosterFindings.NONE, results, Sample.full("text")), timingsPage())) {
            assertThat(page.select("html").attr("lang")).isEqualTo("en");
            assertThat(page.select("main")).hasSize(1);
            assertThat(page.select("h1")).hasSize(1);
            List<Integer> levels = page.select("h1, h2, h3, h4").stream()
                    .map(heading -> heading.normalName().charAt(1) - '0')
                    .toList();
            assertThat(IntStream.range(1, levels.size()))
                    .as("no heading level is skipped")
                    .allMatch(i -> levels.get(i) <= levels.get(i - 1) + 1);
            assertThat(page.select("table:not(.heat)")).allMatch(table -> table.selectFirst("caption") != null);
            assertThat(page.select("th")).allMatch(header -> header.hasAttr("scope"));
            assertThat(page.select("details"))
                    .allMatch(details -> details.child(0).normalName().equals("summary"));
            List<String> ids = page.select("[id]").eachAttr("id");
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(page.select("a[href^=#]").eachAttr("href"))
                    .allMatch(address -> ids.contains(address.substring(1)));
            assertThat(page.select("[aria-labelledby]").eachAttr("aria-labelledby"))
                    .allMatch(ids::contains);
        }
    }

    @Test
    void aThousandStudentsFitIntoThreeMegabytesInAnyOrder() throws IOException {
        ClassResults forwards = new ClassResults();
        ClassResults backwards = new ClassResults();
        List<String> ids = IntStream.range(0, 1_000)
                .mapToObj(i -> String.format("student-%04d", i))
                .toList();
        ids.forEach(id -> forwards.add(Sample.failing(id, "Name of " + id, Set.of(id.endsWith("7") ? "1A" : "5F"))));
        IntStream.range(0, 1_000)
                .mapToObj(i -> ids.get(999 - i))
                .forEach(id ->
                        backwards.add(Sample.failing(id, "Name of " + id, Set.of(id.endsWith("7") ? "1A" : "5F"))));

        Path page = temporary.resolve("forwards.html");
        ClassPage.write(forwards, RosterFindings.NONE, PagesTest::studentPage, page);
        assertThat(Files.size(page)).isLessThan(3_000_000);
        assertThat(forwards.rows()).as("the only input of gradebooks").isEqualTo(backwards.rows());
        ClassPage.write(backwards, RosterFindings.NONE, PagesTest::studentPage, temporary.resolve("backwards.html"));
        assertThat(page).hasSameBinaryContentAs(temporary.resolve("backwards.html"));
        assertThatThrownBy(() -> forwards.add(Sample.unfinished("student-0001")))
                .hasMessageContaining("student-0001");
    }

    private static String studentPage(String id) {
        return "students/" + id + "/index.html";
    }

    private Document studentPage(Results results) throws IOException {
        return parsed("index.html", file -> StudentPage.write(results, file));
    }

    private Document classPage(RosterFindings roster, Results... results) throws IOException {
        ClassResults all = new ClassResults();
        Stream.of(results).forEach(all::add);
        return parsed("class.html", file -> ClassPage.write(all, roster, PagesTest::studentPage, file));
    }

    private Document timingsPage() throws IOException {
        return parsed(
                "timings.html",
                file -> TimingsPage.write(
                        Map.of("slow", Duration.ofMillis(9_949), "quick", Duration.ofMillis(80)), file));
    }

    private Document parsed(String name, Writing writing) throws IOException {
        Path file = temporary.resolve(name);
        writing.to(file);
        return Jsoup.parse(file.toFile(), StandardCharsets.UTF_8.name());
    }

    private interface Writing {
        void to(Path file) throws IOException;
    }
}
