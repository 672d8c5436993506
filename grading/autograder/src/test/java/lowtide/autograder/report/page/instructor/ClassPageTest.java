package lowtide.autograder.report.page.instructor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.MadeUpClass;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.RosterFindings;
import lowtide.autograder.report.Sample;
import lowtide.autograder.report.SubmittedSources;
import lowtide.autograder.report.page.RenderedPages;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class page says how the class did, which mistakes it made, and what to look at. */
class ClassPageTest {

    @TempDir
    Path temporary;

    private RenderedPages pages;

    @BeforeEach
    void pages() {
        pages = new RenderedPages(temporary);
    }

    @Test
    void itStartsWithTheCheckThatFailedMostOften() throws IOException {
        Document page = pages.ofClass(
                Sample.failing("a", "Ann", Set.of("4F", "1A")),
                Sample.failing("b", "Bea", Set.of("4F")),
                Sample.failing("c", "Cem", Set.of()));

        assertThat(page.select("#failed ~ table tbody th").first().text()).startsWith("4F ");
        assertThat(page.select(".heat thead th").eachText())
                .startsWith(
                        "Student", "Points", "Stage 1", "Stage 2", "Stage 3", "Stage 4", "Stage 5", "4F", "1A", "1B");
        assertThat(page.select(".heat tbody tr").eachText())
                .first()
                .asString()
                .startsWith("Ann 93 16 20 20 17 20 \u2717 \u2717 \u2713");
        assertThat(page.text()).contains("Mean 96.7, median 97 of 100 points.");
    }

    @Test
    void itTellsApartWhatKeptStagesFromBeingChecked() throws IOException {
        Document page = pages.ofClass(MadeUpClass.of(100).toArray(Results[]::new));

        assertThat(page.select("#ungraded ~ table tbody th").eachText())
                .containsExactly(
                        "Does not compile",
                        "The agent's process ended",
                        "Nothing submitted",
                        "Some stages not submitted");
        assertThat(page.select(".wide thead th").eachText())
                .startsWith("Stage", "Mean points", "Passed", "Partly passed")
                .contains("Crashed", "Not submitted", "Does not compile");
        Element first = page.select(".wide tbody tr").first();
        assertThat(first.select("td").stream()
                        .skip(1)
                        .mapToInt(count -> Integer.parseInt(count.text()))
                        .sum())
                .as("everybody counts once")
                .isEqualTo(100);
        assertThat(page.select(".heat small").eachText())
                .contains("does not compile", "crashed", "not submitted", "untouched");
    }

    @Test
    void submissionsThatFailTheSameChecksAreGroupedUnderTheKnownMistake() throws IOException {
        Document page = pages.ofClass(
                Sample.failing("a", "Ann", Set.of("1B", "1E")),
                Sample.failing("b", "Bea", Set.of("1B", "1E")),
                Sample.failing("c", "Cem", Set.of("1B", "1D")));

        assertThat(page.select("#mistakes ~ .mistake").eachText())
                .singleElement()
                .asString()
                .contains(
                        "Stage 1, 2 students: failed 1B, 1E", "keeps-eighteen: Two places are kept free", "Ann", "Bea");
        assertThat(page.select("#mistakes ~ details .mistake").text())
                .contains("Stage 1, 1 student: failed 1B, 1D", "Cem");
    }

    @Test
    void submissionsAreGroupedByWhatWasSeenApartFromNumbers() throws IOException {
        Document page = pages.ofClass(
                seen("a", "The request of the 11th call carried 21 messages; the cap is 20."),
                seen("b", "The request of the 31st call carried 61 messages; the cap is 20."),
                seen("c", "A call failed: IllegalStateException."));

        assertThat(page.select("#mistakes ~ .mistake").first().text())
                .contains("The request of the 11th call carried 21 messages")
                .contains("a", "b");
        assertThat(page.select("#mistakes ~ details .mistake").text()).contains("A call failed");
    }

    @Test
    void theSourceOfOneSubmissionStandsBesideEachMistake() throws IOException {
        Document page = pages.ofClass(
                RosterFindings.NONE,
                MadeUpClass.sources("x"),
                List.of(Sample.failing("a", "Ann", Set.of("2E")), Sample.failing("b", "Bea", Set.of("2E"))));
        Element mistake = page.selectFirst(".mistake");

        assertThat(mistake.select("summary").text()).isEqualTo("Source of Ann");
        assertThat(mistake.select(".path").text())
                .isEqualTo("02-user-isolation/src/main/java/lowtide/userisolation/WellnessAgent.java");
        assertThat(mistake.select(".source li")).hasSize(80);
        assertThat(mistake.select("a").eachAttr("href"))
                .containsExactly("students/a/index.html#stage-2", "students/b/index.html#stage-2");
    }

    @Test
    void theSourcesOnThePageAreBounded() throws IOException {
        SubmittedSources large = new SubmittedSources(List.of(new SubmittedSources.File(
                1,
                "A.java",
                IntStream.range(0, 100).mapToObj(i -> "<".repeat(400)).toList(),
                0)));
        Results[] results = IntStream.range(0, 60)
                .mapToObj(i -> seen("student" + i, "Something else: " + "abcdefghij".charAt(i / 10) + "k".repeat(i)))
                .toArray(Results[]::new);
        Document page = pages.ofClass(RosterFindings.NONE, large, List.of(results));

        assertThat(page.select(".mistake")).hasSize(60);
        assertThat(page.select(".source")).hasSize(25);
    }

    @Test
    void pointsAreGroupedByLabWithoutLabsThatNobodyStarted() throws IOException {
        Document page = pages.ofClass(
                Sample.ofThreeLabs("a", "Ann", Set.of("1A"), true), Sample.ofThreeLabs("b", "Bea", Set.of(), false));

        assertThat(page.select("header p").eachText())
                .containsExactly(
                        "Lab 1 Hardening: mean 38.0, median 36 of 40 points.",
                        "Lab 2 Reliability: mean 10.0, median 0 of 20 points.");
        assertThat(page.select(".heat thead th").eachText())
                .startsWith("Student", "Points, lab 1", "Points, lab 2", "Stage 1", "Stage 2", "Stage 3", "1A")
                .contains("3A")
                .doesNotContain("4A");
        assertThat(page.select(".heat tbody tr").first().text()).startsWith("Ann 36 20 16 20 20 \u2717");
        assertThat(page.text()).doesNotContain("Lab 3");
    }

    @Test
    void findingsForTheInstructorAreListed() throws IOException {
        Document page = pages.ofClass(
                new RosterFindings(List.of("Dan Missing"), List.of("stray.zip")),
                SubmittedSources.NONE,
                List.of(Sample.full("Backdoor.class"), Sample.unfinished("ours")));

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
    void aThousandStudentsFitIntoThreeMegabytesInAnyOrder() throws IOException {
        ClassResults forwards = new ClassResults();
        ClassResults backwards = new ClassResults();
        List<Results> all = MadeUpClass.of(1_000);
        all.forEach(forwards::add);
        IntStream.range(0, 1_000).mapToObj(i -> all.get(999 - i)).forEach(backwards::add);

        Path page = write(forwards, "forwards.html");
        assertThat(Files.size(page)).isLessThan(3_000_000);
        assertThat(forwards.rows()).as("the only input of gradebooks").isEqualTo(backwards.rows());
        assertThat(page).hasSameBinaryContentAs(write(backwards, "backwards.html"));
        assertThatThrownBy(() -> forwards.add(Sample.unfinished("student-001"))).hasMessageContaining("student-001");
    }

    private Path write(ClassResults results, String name) throws IOException {
        Path page = temporary.resolve(name);
        ClassPage.write(results, RosterFindings.NONE, RenderedPages::studentPage, MadeUpClass::sources, page);
        return page;
    }

    private static Results seen(String id, String seen) {
        return Sample.failing(id, id, Set.of("1A"), seen);
    }
}
