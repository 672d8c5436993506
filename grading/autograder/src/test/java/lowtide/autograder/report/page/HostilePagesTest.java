package lowtide.autograder.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.RosterFindings;
import lowtide.autograder.report.Sample;
import lowtide.autograder.report.SubmittedSources;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages show everything that a student wrote as text: names, file names, sources, messages. */
class HostilePagesTest {

    private static final int SCRIPTS_OF_THE_CLASS_PAGE = 1;

    @TempDir
    Path temporary;

    static Stream<String> nasty() {
        return Sample.NASTY.stream();
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void whatAStudentWroteIsShownAsText(String text) throws IOException {
        RenderedPages pages = new RenderedPages(temporary);
        Results full = Sample.full(text);
        SubmittedSources sources =
                new SubmittedSources(List.of(new SubmittedSources.File(1, text, List.of(text, "", text), 3)));
        Document classPage = pages.ofClass(new RosterFindings(List.of(text), List.of(text)), sources, List.of(full));
        assertThat(classPage.select("script")).hasSize(SCRIPTS_OF_THE_CLASS_PAGE);
        classPage.select("script").remove();
        assertThat(pages.checklist(full).select(".heat tbody th").text())
                .isEqualTo(classPage.select(".heat tbody th").text());
        for (Document page : List.of(pages.student(full, sources), classPage)) {
            assertThat(page.select("script, img, iframe, object, link, base, form, svg"))
                    .isEmpty();
            assertThat(page.getAllElements().stream()
                            .flatMap(element -> element.attributes().asList().stream())
                            .map(Attribute::getKey))
                    .noneMatch(name -> name.startsWith("on") || name.equals("autofocus"));
            assertThat(page.select("title")).hasSize(1);
            assertThat(page.select("[src]")).isEmpty();
            assertThat(page.select("a").eachAttr("href"))
                    .allMatch(address -> address.matches("#.*|students/.*|checklist\\.html"));
            assertThat(page.wholeText())
                    .as("all of it is there")
                    .contains(PageTemplates.visible(text).strip());
            assertThat(page.select(".source li").first().wholeText())
                    .as("the first line of the source")
                    .isEqualTo(PageTemplates.visible(text));
            assertThat(page.outerHtml()).doesNotContain("\u202E", "\u0000", "\u001B");
        }
    }
}
