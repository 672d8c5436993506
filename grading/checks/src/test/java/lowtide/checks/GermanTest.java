package lowtide.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lowtide.course.Check;
import lowtide.course.Course;
import org.junit.jupiter.api.Test;

/** Labs 0 and 1 are complete in German, and the German texts have the code of the English ones. */
class GermanTest {

    private static final Pattern CODE = Pattern.compile("`[^`]+`");
    private static final Course ENGLISH = Course.shipped();
    private static final Course GERMAN = Course.shipped(Locale.GERMAN);

    @Test
    void nothingOfTheFirstLabsIsMissing() {
        Map<Integer, List<String>> missing = Course.untranslated(Locale.GERMAN);

        assertThat(ENGLISH.stages())
                .filteredOn(stage -> stage.lab() <= 1)
                .isNotEmpty()
                .allSatisfy(stage -> assertThat(missing.get(stage.number())).isEmpty());
    }

    @Test
    void labsHaveGermanTitles() {
        assertThat(GERMAN.labs())
                .allSatisfy(lab -> assertThat(lab.title())
                        .isNotEqualTo(ENGLISH.lab(lab.number()).orElseThrow().title()));
    }

    @Test
    void theCodeInHintsIsTheSame() {
        assertThat(GERMAN.checks())
                .allSatisfy(check -> assertThat(code(check))
                        .as(check.id())
                        .containsExactlyInAnyOrderElementsOf(code(ENGLISH.check(check.id()))));
    }

    private static List<String> code(Check check) {
        return check.hints().stream()
                .flatMap(hint -> CODE.matcher(hint).results().map(MatchResult::group))
                .toList();
    }
}
