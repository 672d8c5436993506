package lowtide.checks.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import lowtide.course.Finding;
import org.junit.jupiter.api.Test;

class FindingTextsTest {

    private static final FindingTexts GERMAN = FindingTexts.in(Locale.GERMAN);

    @Test
    void whatTheSuiteHasPutInStays() {
        assertThat(GERMAN.of("The request of the 21st call carried 41 messages; the cap is 20."))
                .isEqualTo("Die Anfrage des 21. Aufrufs enthielt 41 Nachrichten. Die Grenze ist 20.");
        assertThat(GERMAN.of("The request of the 2nd call held \"brot\", a word of Bob."))
                .isEqualTo("In der Anfrage des 2. Aufrufs stand \"brot\", ein Wort von Bob.");
    }

    @Test
    void partsOfSentencesAreTranslatedToo() {
        assertThat(GERMAN.of("a user id of 128 times \u00e9 was refused with IllegalStateException at WellnessAgent."))
                .isEqualTo("Abgelehnt wurde eine Nutzer-ID aus 128-mal \u00e9, mit IllegalStateException at"
                        + " WellnessAgent.");
        assertThat(GERMAN.of("After 20 calls at one moment, one more call reached Gemini."))
                .isEqualTo("Vorher: 20 Aufrufe in einem Moment. Danach hat noch ein Aufruf Gemini erreicht.");
    }

    @Test
    void whatACallWasIsTranslatedButItsTextsAreNot() {
        assertThat(GERMAN.of("The call was chat(\"Ann\", \"one egg and an apple...\" (16012 characters))."))
                .isEqualTo("Der Aufruf war chat(\"Ann\", \"one egg and an apple...\" (16012 Zeichen)).");
        assertThat(GERMAN.of("The call was estimateTokens(a collection of 3)."))
                .isEqualTo("Der Aufruf war estimateTokens(eine Collection mit 3 Elementen).");
    }

    @Test
    void whatIsNotListedStaysEnglish() {
        Finding finding = new Finding("Nobody has seen this before.", "2 of 3.", "one request per call.", List.of("x"));

        assertThat(GERMAN.of(finding))
                .isEqualTo(new Finding(
                        "Nobody has seen this before.", "2 of 3.", "eine Anfrage je Aufruf.", List.of("x")));
        assertThat(GERMAN.translated("Nobody has seen this before.")).isEmpty();
    }

    @Test
    void englishIsLeftAlone() {
        assertThat(FindingTexts.in(Locale.ENGLISH).of("one request per call.")).isEqualTo("one request per call.");
    }

    @Test
    void theSentenceWithMoreFixedLettersIsMeant() {
        FindingTexts texts = FindingTexts.of(
                List.of(new Sentence("{a} failed.", "{a} scheitert."), new Sentence("All {a} failed.", "Alle {a}.")));

        assertThat(texts.of("All two failed.")).isEqualTo("Alle two.");
    }

    @Test
    void aPlaceholderThatTheSentenceHasNotIsRefused() {
        List<Sentence> wrong = List.of(new Sentence("{a} failed.", "{b} scheitert."));

        assertThatThrownBy(() -> FindingTexts.of(wrong)).hasMessage("Wrong placeholders: {b} scheitert.");
    }
}
