package lowtide.autograder.report.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.grade.Scorecard;
import lowtide.autograder.grade.Scoring;
import lowtide.autograder.grade.StageResult;
import lowtide.autograder.report.page.PageTemplates;
import lowtide.course.CheckOutcome;
import lowtide.course.Course;
import lowtide.course.Finding;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a student reads is translated after grading, and nothing else changes. */
class ReportLanguageTest {

    private static final Pattern MESSAGE_VALUE = Pattern.compile("\\{\\d");
    private static final Pattern TEMPLATE_VALUE = Pattern.compile("\\{\\{[^}]*}}");
    private static final ReportLanguage GERMAN = ReportLanguage.of(Course.shipped(Locale.GERMAN), Locale.GERMAN);
    private static final Stage FIRST = Course.shipped().stage("1").orElseThrow();
    private static final Scorecard SCORECARD = new Scorecard(
            "it",
            1,
            List.of("no network"),
            List.of(
                    failed(FIRST),
                    Scoring.notExamined(
                            Course.shipped().stage("2").orElseThrow(),
                            StageVerdict.REFUSED,
                            "There are more than 50 source files.",
                            List.of(new CompileError("A.java", 3, "';' expected"))),
                    failed(Course.shipped().stage("6").orElseThrow())));

    /**
     * The files of texts that a student reads.
     *
     * @param owner a class in their package
     */
    private record Texts(Class<?> owner, String name, Pattern values) {

        Map<String, String> in(String language) {
            String file = name + (language.equals("en") ? "" : "_" + language) + ".properties";
            try {
                PropertyResourceBundle own = new PropertyResourceBundle(owner.getResourceAsStream(file));
                return own.keySet().stream()
                        .collect(Collectors.toMap(key -> key, own::getString, (a, b) -> a, TreeMap::new));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        Set<String> values(String text) {
            return values.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    static Stream<Texts> texts() {
        return Stream.of(
                new Texts(ReportLanguage.class, "messages", MESSAGE_VALUE),
                new Texts(PageTemplates.class, "texts", TEMPLATE_VALUE));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyTextIsThereInEveryLanguageWithTheSameValues(Texts texts) {
        Map<String, String> english = texts.in("en");
        Map<String, String> german = texts.in("de");

        assertThat(german.keySet()).isEqualTo(english.keySet()).hasSizeGreaterThan(10);
        assertThat(english)
                .allSatisfy((key, text) ->
                        assertThat(texts.values(german.get(key))).as(key).isEqualTo(texts.values(text)));
    }

    @Test
    void englishIsTheScorecardItself() {
        assertThat(ReportLanguage.ENGLISH.of(SCORECARD)).isEqualTo(SCORECARD);
    }

    @Test
    void whatWasFoundIsTranslated() {
        List<StageResult> german = GERMAN.of(SCORECARD).stages();

        assertThat(german)
                .extracting(stage -> stage.stage().title())
                .containsExactly("Kontextgrenze", "Nutzertrennung", "Retries");
        assertThat(german.get(0).checks().get(0).outcome().finding())
                .isEqualTo(new Finding(
                        "Die Anfrage des 21. Aufrufs enthielt 41 Nachrichten. Die Grenze ist 20.", "eine Antwort."));
        assertThat(german.get(0).checks().get(0).check().title()).startsWith("Anfragen wachsen");
        assertThat(german.get(1).reason()).isEqualTo("Es sind mehr als 50 Quelldateien.");
        assertThat(german.get(1).compileErrors())
                .extracting(CompileError::message)
                .containsExactly("';' expected");
    }

    @Test
    void pointsAndVerdictsStay() {
        Scorecard german = GERMAN.of(SCORECARD);

        assertThat(german.points()).isEqualTo(SCORECARD.points());
        assertThat(german.stages())
                .extracting(StageResult::verdict)
                .isEqualTo(SCORECARD.stages().stream().map(StageResult::verdict).toList());
    }

    @Test
    void aStageWithoutTextsNamesItsLanguage() {
        assertThat(GERMAN.foreign(1)).isEmpty();
        assertThat(GERMAN.foreign(6)).isEqualTo("en");
        assertThat(ReportLanguage.ENGLISH.foreign(6)).isEmpty();
        assertThat(GERMAN.readme(1)).isEqualTo("README.de.md");
        assertThat(GERMAN.readme(6)).isEqualTo("README.md");
    }

    @Test
    void layersHaveNames() {
        assertThat(GERMAN.layers(List.of("no network", "limits on threads, files and disk", "a new one")))
                .containsExactly("kein Netz", "Grenzen für Threads, Dateien und Platte", "a new one");
    }

    private static StageResult failed(Stage stage) {
        CheckOutcome failed = new CheckOutcome.Failed(
                new Finding("The request of the 21st call carried 41 messages; the cap is 20.", "an answer."),
                List.of());
        return Scoring.examined(
                stage,
                false,
                stage.checks().stream()
                        .collect(Collectors.toMap(
                                check -> check.id(),
                                check -> check.id().endsWith("A") ? failed : new CheckOutcome.Passed())));
    }
}
