package lowtide.autograder.report.page.student;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lowtide.autograder.grade.Scorecard;
import lowtide.autograder.grade.Scoring;
import lowtide.autograder.grade.StageResult;
import lowtide.autograder.report.LatestRun;
import lowtide.autograder.report.MadeUpClass;
import lowtide.autograder.report.ResultChanges;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.language.ReportLanguage;
import lowtide.autograder.report.page.RenderedPages;
import lowtide.course.Check;
import lowtide.course.CheckOutcome;
import lowtide.course.Course;
import lowtide.course.Finding;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import lowtide.course.WireExcerpt;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a student who has chosen German. */
class GermanPagesTest {

    private static final ReportLanguage GERMAN = ReportLanguage.of(Course.shipped(Locale.GERMAN), Locale.GERMAN);
    private static final ZonedDateTime TIME = ZonedDateTime.of(2026, 3, 1, 9, 5, 0, 0, ZoneOffset.ofHours(1));
    private static final String ENGLISH = "\\b(?:the|of|is|were|and|with|points?|checks? that|stage|hint|request)\\b";

    @TempDir
    Path temporary;

    @Test
    void theResultsAreGermanAndAStageWithoutTextsSaysThatItIsEnglish() throws IOException {
        Document page = page(failed("1"), missing("2"), failed("6"));

        assertThat(page.select("html").attr("lang")).isEqualTo("de");
        assertThat(page.select("section[lang=en] h2").eachText())
                .containsExactly("Lab 2 Zuverlässigkeit und Kosten, Stufe 6 Retries: 15 von 20 Punkten");
        assertThat(page.select("#run").parents().first().text())
                .contains("1. März 2026, 09:05 (UTC+01:00): so viele Punkte wie im vorigen Lauf.");
        assertThat(page.select(".next").text())
                .contains("Check 1A bestehen: Anfragen wachsen nicht weiter", "mvn -q verify -Dstage=1 -Dlang=de");
        assertThat(page.text())
                .contains(
                        "Low Tide: 16 von 40 Punkten in Lab 1, 15 von 20 Punkten in Lab 2",
                        "Die Anfrage des 21. Aufrufs enthielt 41 Nachrichten.",
                        "Anfrage 21 dieses Checks enthielt 41 Nachrichten.",
                        "Gemini hat mit 200 geantwortet, zusammen 1.234 Tokens",
                        "Schichten der Isolation: kein Netz.");
    }

    @Test
    void noEnglishIsLeft() throws IOException {
        Document page = page(failed("1"), failed("2"), missing("3"));
        page.select("style, code, .line, q, tfoot").remove();

        assertThat(page.text()).doesNotContainPattern(ENGLISH);
    }

    @Test
    void thePageAfterALabIsGerman() throws IOException {
        Document page = new RenderedPages(temporary)
                .ofLab(GERMAN.course().lab(1).orElseThrow(), MadeUpClass.sources("x"), GERMAN);
        assertThat(page.select("html").attr("lang")).isEqualTo("de");
        page.select("style, code, .source").remove();

        assertThat(page.text())
                .contains("Lab 1: Härtung 100 von 100 Punkten", "Das Problem", "Zum Diskutieren", "Dein Code")
                .doesNotContainPattern(ENGLISH);
    }

    private Document page(StageResult... stages) throws IOException {
        Scorecard scorecard = GERMAN.of(new Scorecard("it", 1, List.of("no network"), List.of(stages)));
        Results results =
                Results.of(scorecard, GERMAN.course(), "it", new Results.Student("it", "it", List.of()), "1.0.0");
        return new RenderedPages(temporary)
                .student(results, new LatestRun(TIME, ResultChanges.between(results, results), Map.of()), GERMAN);
    }

    private static StageResult missing(String number) {
        return Scoring.notExamined(stage(number), StageVerdict.MISSING, "There is no Agent.java.", List.of());
    }

    private static StageResult failed(String number) {
        WireExcerpt request = new WireExcerpt(
                21, "", 41, List.of(new WireExcerpt.Line(41, "user", "I ate a plum")), 200, "Logged.", 1_234);
        CheckOutcome failed = new CheckOutcome.Failed(
                new Finding(
                        "The request of the 21st call carried 41 messages; the cap is 20.",
                        "at most 20 messages in any request, the question included."),
                List.of(request));
        return Scoring.examined(
                stage(number),
                false,
                stage(number).checks().stream()
                        .map(Check::id)
                        .collect(Collectors.toMap(
                                id -> id, id -> id.endsWith("A") ? failed : new CheckOutcome.Passed())));
    }

    private static Stage stage(String number) {
        return Course.shipped().stage(number).orElseThrow();
    }
}
