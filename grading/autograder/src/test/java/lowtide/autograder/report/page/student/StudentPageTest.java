package lowtide.autograder.report.page.student;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lowtide.autograder.report.LatestRun;
import lowtide.autograder.report.MadeUpClass;
import lowtide.autograder.report.ResultChanges;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.Sample;
import lowtide.autograder.report.SubmittedSources;
import lowtide.autograder.report.page.RenderedPages;
import lowtide.course.Course;
import lowtide.course.Finding;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The student's page says what to do next, and folds what asks for nothing. */
class StudentPageTest {

    private static final ZonedDateTime TIME = ZonedDateTime.of(2026, 3, 1, 9, 5, 0, 0, ZoneOffset.ofHours(2));

    @TempDir
    Path temporary;

    private RenderedPages pages;

    @BeforeEach
    void pages() {
        pages = new RenderedPages(temporary);
    }

    @Test
    void itShowsWhatWasSeenWhyItMattersAndHints() throws IOException {
        Document page = pages.student(Sample.failing("ada", "Ada Lovelace", Set.of("1A", "2E")));

        assertThat(page.title()).isEqualTo("Low Tide: 93 of 100 points, Ada Lovelace");
        Element failed =
                page.getElementsByAttributeValue("aria-labelledby", "check-1A").first();
        assertThat(failed.text())
                .contains(
                        "Failed: 1A Requests stop growing, at 40 messages or earlier (4 points)",
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
    void itNamesOneThingToDoNextWithFileAndCommand() throws IOException {
        Element next =
                pages.student(Sample.failing("ada", "Ada", Set.of("2E", "4F"))).selectFirst(".next");

        assertThat(next.select("a[href=#check-2E]").text())
                .isEqualTo("Make 2E pass: " + Course.shipped().check("2E").title());
        assertThat(next.select("code").eachText())
                .endsWith(
                        "02-user-isolation/src/main/java/lowtide/userisolation/WellnessAgent.java",
                        "mvn -q verify -Dstage=2");
    }

    @Test
    void passedAndUntouchedStagesAreFolded() throws IOException {
        Document page = pages.student(Sample.ofThreeLabs("ada", "Ada", Set.of("1A"), true));

        assertThat(page.select("details.stage > summary").eachText())
                .containsExactly(
                        "Lab 1 Hardening, stage 2 User isolation: 20 of 20 points, all checks passed",
                        "Lab 2 Reliability, stage 3 Token counting: 20 of 20 points, all checks passed",
                        "Production checklist: 0 of 1 rows proved");
        assertThat(page.select("section > div h3").first().text()).startsWith("\u2717 Failed: 1A");
    }

    @Test
    void aSingleRunShowsItsTimeAndWhatItChanged() throws IOException {
        Results before = Sample.failing("it", "it", Set.of("1A"));
        Results now = Sample.failing("it", "it", Set.of("5F"));
        Element run = pages.student(now, new LatestRun(TIME, ResultChanges.between(before, now), Map.of()))
                .selectFirst("section[aria-labelledby=run]");

        assertThat(run.text())
                .startsWith("This run 1 March 2026, 09:05 (UTC+02:00): 2 points more than in the previous run.")
                .contains("Passes now: \u2713 1A Requests stop growing", "Passed before, and no longer: \u2717 5F");
        Results one = Sample.unfinished("it");
        assertThat(pages.student(now, new LatestRun(TIME, ResultChanges.between(one, now), Map.of()))
                        .select("section[aria-labelledby=run]")
                        .text())
                .contains("4 points more than in the previous run in stage 1.");
    }

    @Test
    void aSingleRunShowsWhereACallHungAndWhatTheCodePrinted() throws IOException {
        Finding hung = new Finding(
                "chat did not return.",
                "The code was at WellnessAgent.java:33.",
                "an agent that comes back.",
                List.of("(7 earlier lines)", "<b>in</b> {{points}} \u001B[31m" + "x".repeat(2_000)));
        Element failed = pages.student(
                        Sample.failing("it", "it", Set.of("1A"), "chat did not return."),
                        new LatestRun(TIME, Optional.empty(), Map.of("1A", hung)))
                .selectFirst("[aria-labelledby=check-1A]");

        assertThat(failed.text()).contains("chat did not return. The code was at WellnessAgent.java:33.");
        Element printed = failed.selectFirst("dt:contains(Your code printed)").nextElementSibling();
        assertThat(printed.select("p").eachText())
                .hasSize(2)
                .startsWith("(7 earlier lines)")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(1_000))
                .last()
                .asString()
                .startsWith("<b>in</b> {{points}} \\u001b[31mxxx");
    }

    @Test
    void anUntouchedStageNamesTheFileThatWasRead() throws IOException {
        Document page = pages.student(Sample.withUntouched("mine", 2));

        assertThat(page.select("details.stage").text())
                .contains("The file that was read: mine/02-user-isolation/src/main/java/lowtide/userisolation/");
    }

    @Test
    void thePageOfAClassHasNoTimeAndTheSameBytes() throws IOException {
        Results results = Sample.failing("ada", "Ada", Set.of("1A"));
        String first = pages.student(results).outerHtml();

        assertThat(pages.student(results).outerHtml()).isEqualTo(first).doesNotContain("This run");
    }

    @Test
    void compileErrorsStandAtTheirLinesOfTheSource() throws IOException {
        Results results = MadeUpClass.of(24).stream()
                .filter(each -> each.stages().stream()
                        .anyMatch(stage -> !stage.compileErrors().isEmpty()))
                .findFirst()
                .orElseThrow();
        Results.Stage broken = results.stages().stream()
                .filter(stage -> !stage.compileErrors().isEmpty())
                .findFirst()
                .orElseThrow();
        Document page = pages.student(results, MadeUpClass.sources("x"));
        Element marked = page.selectFirst(".source .wrong");

        assertThat(marked.text()).endsWith("\u2190 cannot find symbol");
        assertThat(marked.elementSiblingIndex() + 1L)
                .isEqualTo(broken.compileErrors().get(0).line());
        assertThat(page.select(".source").first().select("li")).hasSize(80);
    }

    @Test
    void itShowsCompileErrorsWithFileAndLine() throws IOException {
        assertThat(pages.student(Sample.full("Agent.java"))
                        .getElementsByAttributeValue("aria-labelledby", "stage-5")
                        .text())
                .contains("This stage does not compile", "Agent.java, line 3: Agent.java", "Agent.java: Agent.java");
    }

    @Test
    void whatIsLeftOutOfALongSourceIsCounted() throws IOException {
        SubmittedSources cut =
                new SubmittedSources(List.of(new SubmittedSources.File(1, "A.java", List.of("class A {"), 1_200)));

        assertThat(pages.student(Sample.failing("ada", "Ada", Set.of("1A")), cut)
                        .text())
                .contains("1200 more lines, not shown here.");
    }

    @Test
    void stagesAreGroupedByLab() throws IOException {
        Document page = pages.student(Sample.ofThreeLabs("ada", "Ada", Set.of("1A"), true));

        assertThat(page.title()).isEqualTo("Low Tide: 36 of 40 points in lab 1, 20 of 20 points in lab 2, Ada");
        assertThat(page.select("th[scope=rowgroup]").eachText())
                .containsExactly(
                        "Lab 1 Hardening: 36 of 40 points",
                        "Lab 2 Reliability: 20 of 20 points",
                        "Lab 3 State: not started");
        assertThat(page.select("section:not(.next) h2").eachText())
                .first()
                .isEqualTo("Lab 1 Hardening, stage 1 Context cap: 16 of 20 points");
    }
}
