package lowtide.autograder.report.page.instructor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import lowtide.autograder.report.Checklist;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.Sample;
import lowtide.autograder.report.page.RenderedPages;
import lowtide.course.Course;
import lowtide.course.Course.Topics;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The production checklist of the second lesson, for a class and for one student. */
class ChecklistPageTest {

    private static final Results ALL = Sample.ofAllLabs("a", "Ann", Set.of());

    @TempDir
    Path temporary;

    private RenderedPages pages;

    @BeforeEach
    void pages() {
        pages = new RenderedPages(temporary);
    }

    @Test
    void everyRowOfTheLessonHasChecks() {
        assertThat(Checklist.of(ALL).rows())
                .extracting(row -> row.topic().title())
                .containsExactly(
                        "Per-request cost logged",
                        "Daily budget cap enforced",
                        "OpenTelemetry traces",
                        "Error rate dashboard",
                        "Injection detection",
                        "Tool argument validation",
                        "Session persistence",
                        "Context truncation",
                        "Retry with backoff",
                        "Fallback chain");
        assertThat(Topics.shipped().privacy())
                .allSatisfy(
                        topic -> assertThat(Course.shipped().checksOf(topic)).isNotEmpty());
    }

    @Test
    void aRowIsProvedIfAllItsChecksPassed() throws IOException {
        Checklist checklist = Checklist.of(Sample.ofAllLabs("b", "Bea", Set.of("6C", "14E")));

        assertThat(checklist.rows())
                .filteredOn(row -> !row.isProved())
                .extracting(row -> row.topic().id())
                .containsExactly("error-rate", "retry");
        assertThat(checklist.proved()).isEqualTo(8);
    }

    @Test
    void theClassPageCountsWhoHasProvedARow() throws IOException {
        Document page = pages.checklist(ALL, Sample.ofAllLabs("b", "Bea", Set.of("6C", "14E")));

        assertThat(page.select("#rows ~ .wide tbody tr")).hasSize(10);
        assertThat(page.select("#rows ~ .wide tbody tr").last().text())
                .startsWith("10 Reliability: Fallback chain 7A ");
        assertThat(page.select("#rows ~ .wide tbody td.number:nth-child(4)").eachText())
                .containsExactly(
                        "2 (100 %)",
                        "2 (100 %)",
                        "2 (100 %)",
                        "1 (50 %)",
                        "2 (100 %)",
                        "2 (100 %)",
                        "2 (100 %)",
                        "2 (100 %)",
                        "1 (50 %)",
                        "2 (100 %)");
        assertThat(page.select(".heat tbody tr").eachText())
                .containsExactly(
                        "Ann 10 of 10" + " \u2713".repeat(10),
                        "Bea 8 of 10 \u2713 \u2713 \u2713 0 of 1 \u2713 \u2713 \u2713 \u2713 2 of 3 \u2713");
        assertThat(page.select("a[href=students/b/index.html]").text()).isEqualTo("Bea");
    }

    @Test
    void onlyRowsWhoseChecksWereGradedAreThere() throws IOException {
        Results ofLabOne = Sample.failing("c", "Cem", Set.of("1D"));

        assertThat(pages.checklist(ofLabOne).select("#rows ~ .wide tbody th").eachText())
                .containsExactly("State: Context truncation");
        assertThat(pages.ofClass(ofLabOne).select("nav a[href=checklist.html]")).hasSize(1);
        assertThat(Checklist.of(Map.of()).rows()).isEmpty();
    }

    @Test
    void aStudentsPageHasTheStudentsOwn() throws IOException {
        Document page = pages.student(Sample.ofAllLabs("b", "Bea", Set.of("6C", "14E")));

        assertThat(page.select("#checklist").text()).isEqualTo("Production checklist: 8 of 10 rows proved");
        assertThat(page.select("details:has(#checklist) tbody tr").eachText())
                .hasSize(10)
                .element(8)
                .asString()
                .startsWith("Reliability: Retry with backoff \u2013 not proved \u2713 6A ")
                .contains("\u2717 6C ");
    }
}
