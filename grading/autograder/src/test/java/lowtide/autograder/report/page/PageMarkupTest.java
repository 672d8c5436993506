package lowtide.autograder.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lowtide.autograder.report.MadeUpClass;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.RosterFindings;
import lowtide.autograder.report.Sample;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages are single files that load nothing, and their markup is accessible. */
class PageMarkupTest {

    private static final String NOTHING = "default-src 'none'; style-src 'unsafe-inline'";

    @TempDir
    Path temporary;

    private RenderedPages pages;

    @BeforeEach
    void pages() {
        pages = new RenderedPages(temporary);
    }

    @Test
    void thePagesLoadNothing() throws IOException {
        for (Document page : pages.all(Sample.full("https://evil.example/x.js"))) {
            assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                    .startsWith(NOTHING);
            assertThat(page.select("[src], link")).isEmpty();
            assertThat(page.select("a").eachAttr("href"))
                    .allMatch(address -> address.matches("#.*|students/.*|class\\.html|checklist\\.html"));
            assertThat(page.select("style").html())
                    .contains("prefers-color-scheme: dark", "@media print")
                    .doesNotContain("url(", "@import");
        }
    }

    @Test
    void theClassPageAloneHasAScriptAndPermitsNoOther() throws IOException, NoSuchAlgorithmException {
        Results results = Sample.full("text");
        for (Document page : List.of(
                pages.student(results), pages.checklist(results), pages.timings(), pages.progress(List.of(results)))) {
            assertThat(page.select("script")).isEmpty();
            assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                    .isEqualTo(NOTHING);
        }
        Document page = pages.ofClass(results);
        byte[] script = page.select("script").first().data().getBytes(StandardCharsets.UTF_8);
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(script));

        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo(NOTHING + "; script-src 'sha256-" + hash + "'");
    }

    @Test
    void theClassPageHasNoControlsWithoutItsScript() throws IOException {
        Document page = pages.ofClass(Sample.full("text"));

        assertThat(page.select("button")).isEmpty();
        assertThat(page.select("input").parents().select("#tools[hidden]")).hasSize(1);
    }

    @Test
    void nothingMoves() throws IOException {
        for (Document page : pages.all(Sample.full("text"))) {
            assertThat(page.select("style").html()).doesNotContain("animation", "transition", "scroll-behavior");
        }
    }

    @Test
    void thePagesWorkWithScreenReaderAndKeyboard() throws IOException {
        List<Results> madeUp = MadeUpClass.of(12);
        Document ofClass = pages.ofClass(RosterFindings.NONE, MadeUpClass.sources("x"), madeUp);
        Stream<Document> all = Stream.of(
                pages.student(Sample.failing("ada", "Ada", Set.of("1A", "2E", "4F"))),
                pages.student(madeUp.get(1), MadeUpClass.sources("x")),
                ofClass,
                pages.student(Sample.ofAllLabs("ada", "Ada", Set.of("6A"))),
                pages.checklist(madeUp.toArray(Results[]::new)),
                pages.timings(),
                pages.progress(madeUp),
                pages.running(madeUp));
        for (Document page : all.toList()) {
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
}
