package lowtide.desk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import lowtide.course.Course;
import lowtide.desk.grade.Standing;
import lowtide.desk.language.Messages;
import lowtide.desk.terminal.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListPageTest {

    @ParameterizedTest
    @CsvSource({"en, 79", "de, 79", "en, 59", "de, 59", "en, 39", "de, 39"})
    void allBarsBeginAndEndInOneColumn(String language, int width) {
        assertThat(lines(language, width))
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(width).matches(".*/\\d+ +\\d+ min"))
                .satisfies(lines -> assertThat(lines)
                        .extracting(line -> line.indexOf('['))
                        .containsOnly(lines.get(0).indexOf('[')))
                .satisfies(lines -> assertThat(lines)
                        .extracting(line -> line.indexOf(']'))
                        .containsOnly(lines.get(0).indexOf(']')));
    }

    @ParameterizedTest
    @CsvSource({"en, 79", "de, 79"})
    void eightyColumnsShowEveryTitle(String language, int width) {
        Course course = Course.shipped(Locale.forLanguageTag(language));

        assertThat(lines(language, width))
                .zipSatisfy(course.stages(), (line, stage) -> assertThat(line).contains(" " + stage.title() + " "));
    }

    private static List<String> lines(String language, int width) {
        Locale locale = Locale.forLanguageTag(language);
        Course course = Course.shipped(locale);
        List<Standing> standings = course.stages().stream()
                .map(stage -> new Standing(stage, stage.points(), true, true))
                .toList();
        return ListPage.of(new Page(width), Messages.in(locale), course, standings).lines().stream()
                .map(Page.Line::text)
                .filter(line -> line.contains(" min"))
                .toList();
    }
}
