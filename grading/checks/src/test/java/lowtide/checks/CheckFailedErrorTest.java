package lowtide.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import lowtide.checks.language.StudentTexts;
import lowtide.course.Check;
import lowtide.course.Course;
import lowtide.course.Finding;
import org.junit.jupiter.api.Test;

/** What an IDE shows of a check that failed. */
class CheckFailedErrorTest {

    private static final Check CHECK = Course.shipped().check("1A");
    private static final Finding FINDING = new Finding(
                    "The request of the 21st call carried 41 messages; the cap is 20.", "an answer.")
            .withPrinted(List.of("an answer."));

    @Test
    void itSaysWhatWasSeenWhyItMattersAndWhereToLook() {
        assertThat(CheckFailedError.text(CHECK, FINDING, 123_456, StudentTexts.in(Locale.ENGLISH))
                        .lines())
                .containsExactly(
                        "",
                        "Seen:     The request of the 21st call carried 41 messages; the cap is 20.",
                        "Expected: an answer.",
                        "Why:      " + CHECK.why(),
                        "Look at:  " + CHECK.firstHint(),
                        "Your code printed:",
                        "  an answer.",
                        "(check 1A, seed 123456; more hints: exercises/lab hint 1A)");
    }

    @Test
    void itIsInTheLanguageThatTheStudentHasChosen() {
        Check german = Course.shipped(Locale.GERMAN).check("1A");

        assertThat(CheckFailedError.text(CHECK, FINDING, 123_456, StudentTexts.in(Locale.GERMAN))
                        .lines())
                .containsExactly(
                        "",
                        "Gesehen:  Die Anfrage des 21. Aufrufs enthielt 41 Nachrichten. Die Grenze ist 20.",
                        "Erwartet: eine Antwort.",
                        "Warum:    " + german.why(),
                        "Hinweis:  " + german.firstHint(),
                        "Dein Code hat ausgegeben:",
                        "  an answer.",
                        "(Check 1A, Seed 123456; mehr Hinweise: exercises/lab hint 1A)");
    }
}
