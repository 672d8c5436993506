package lowtide.checks.milestones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lowtide.checks.document.DocumentException;
import lowtide.checks.document.StrictYaml;
import lowtide.checks.dsl.CheckFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every name has questions with one right answer each, and the answers of one name are wrong for another. */
class MilestonesChecksTest {

    private static final int NAMES = 2_000;

    private static final String[] PARTS = {
        "Ada",
        "Müller",
        "Jörg",
        "Zoë",
        "Łukasz",
        "Ng",
        "O'Brien",
        "李小龙",
        "やまだ",
        "Иван",
        "Ἀριστοτέλης",
        "مريم",
        "दीपा",
        "de la",
        "🙂",
        "Ægir",
        "ß",
        "İpek",
        "한국",
        "Nguyễn"
    };

    private static List<String> names() {
        Random draws = new Random(17);
        return IntStream.range(0, NAMES)
                .mapToObj(i -> PARTS[draws.nextInt(PARTS.length)] + " " + PARTS[draws.nextInt(PARTS.length)] + " " + i)
                .toList();
    }

    @Test
    void everyNameHasAnswersAndTheyGetAllPoints() throws DocumentException {
        for (String name : names()) {
            assertThat(failed(String.join("\n", quiz(name).answers()))).as(name).isEmpty();
        }
    }

    @Test
    void everyMilestoneHasOneRightChoice() {
        for (String name : names()) {
            assertThat(quiz(name).milestones())
                    .as(name)
                    .hasSize(Milestone.values().length)
                    .doesNotHaveDuplicates()
                    .allSatisfy(question -> {
                        assertThat(question.choices()).hasSize(4).doesNotHaveDuplicates();
                        assertThat(question.choices().stream()
                                        .filter(question.milestone().right()::contains))
                                .containsExactly(question.choices().get(question.right()));
                    });
        }
    }

    /** Counts messages as the lesson's loops do; a message costs a tenth of a cent. */
    @Test
    void theFiguresAreThoseOfTheLessonsLoops() {
        for (String name : names()) {
            CostQuestions cost = quiz(name).cost();
            assertThat(cost.difference())
                    .as(name)
                    .isEqualByComparingTo(BigDecimal.valueOf(
                            cost.users() * (uncapped(cost, cost.days()) - capped(cost, cost.smallest(), cost.days())),
                            3))
                    .isPositive();
            assertThat(IntStream.rangeClosed(1, cost.days())
                            .filter(day -> 2 * capped(cost, cost.middle(), day) <= uncapped(cost, day))
                            .min())
                    .as(name)
                    .hasValue(cost.day());
            assertThat(cost.largestCap())
                    .as(name)
                    .isEqualTo(IntStream.range(1, cost.caps().get(2))
                            .filter(cap -> isProfitable(cost, cap))
                            .max()
                            .orElseThrow());
        }
    }

    @Test
    void noTwoNamesHaveTheSameFigures() {
        Set<BigDecimal> differences = new HashSet<>();
        Set<String> answers = new HashSet<>();
        for (String name : names()) {
            differences.add(quiz(name).cost().difference());
            answers.add(String.join("\n", quiz(name).answers().subList(1, 5)));
        }

        assertThat(answers).hasSize(NAMES);
        assertThat(differences).hasSizeGreaterThan(NAMES * 95 / 100);
    }

    @Test
    void theAnswersOfOneNameAreWrongForAnother() throws DocumentException {
        List<String> names = names();
        for (int i = 1; i < names.size(); i++) {
            String copied = String.join("\n", quiz(names.get(i - 1)).answers().subList(1, 5));
            assertThat(failed("name: " + names.get(i) + "\n" + copied))
                    .as(names.get(i))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  Zoë   Müller ",
                "Zoe\u0308 Mu\u0308ller",
                "ZOË MÜLLER",
                "zoë müller",
                "Zoë\u00a0Müller",
                "Zoë\u3000Müller",
                "Zoë\tMüller"
            })
    void howANameIsWrittenDoesNotMatter(String written) {
        assertThat(quiz(written).cost()).isEqualTo(quiz("Zoë Müller").cost());
        assertThat(quiz(written).milestones()).isEqualTo(quiz("Zoë Müller").milestones());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoe Müller", "Zoë Mueller", "Zoë-Müller", "ZoëMüller", "Müller Zoë"})
    void anotherNameHasOtherQuestions(String other) {
        assertThat(quiz(other).cost()).isNotEqualTo(quiz("Zoë Müller").cost());
    }

    @ParameterizedTest
    @CsvSource({"'', The name is empty.", "' \u3000 ', The name is empty.", "todo, The name is still TODO."})
    void whatIsNoNameIsSaid(String written, String sentence) {
        CheckFailure failure = catchThrowableOfType(
                CheckFailure.class, () -> new Marking(document("name: '" + written + "'\n" + answersOfAda())));

        assertThat(failure.seen()).isEqualTo(sentence);
    }

    @Test
    void aNameHasAtMost100Characters() {
        assertThat(quiz("x".repeat(100)).questions()).isNotEmpty();
        assertThatThrownBy(() -> quiz("x".repeat(101))).hasMessage("The name has more than 100 characters.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "'%s'", "$%s", "'$%s'", "$ %s", "'$%,.2f'", "%,.2f", "%s0", "' %s '"})
    void theDifferenceMayBeWrittenAsPeopleDo(String format) {
        BigDecimal difference = quiz("Ada").cost().difference();
        String written = format.replace("%s", difference.toPlainString());

        assertThatCode(() ->
                        new Marking(document(answersOfAda("difference", format(written, difference)))).difference())
                .doesNotThrowAnyException();
    }

    private static String format(String written, BigDecimal difference) {
        return written.contains("%") ? String.format(Locale.ROOT, written, difference) : written;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.234,50", "12,34.50", "-5", "1e9999999", "five", "1234.50 USD", "''", "0x10"})
    void whatIsNoAmountIsSaid(String written) {
        CheckFailure failure = catchThrowableOfType(
                CheckFailure.class, () -> new Marking(document(answersOfAda("difference", written))).difference());

        assertThat(failure.expected()).startsWith("dollars and cents, such as 1234.50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.0", "seven", "-7", "1,000", "day 7", "99999999999999999999"})
    void whatIsNoWholeNumberIsSaid(String written) {
        CheckFailure failure = catchThrowableOfType(
                CheckFailure.class, () -> new Marking(document(answersOfAda("day", written))).day());

        assertThat(failure.seen()).endsWith("The answer is \"" + written + "\".");
        assertThat(failure.expected()).startsWith("a whole number, such as 7");
    }

    /** Neither what is right, nor whether the answer is too small or too large. */
    @Test
    void feedbackHasTheQuestionAndTheAnswerGivenOnly() throws DocumentException {
        for (String name : names().subList(0, 200)) {
            CostQuestions cost = quiz(name).cost();
            String wrong = "name: " + name + "\nmilestones: [a, a, a, a]\ndifference: 1.01\nday: 999\ncap: 999\n";
            for (CheckFailure failure : failed(wrong)) {
                String text = failure.seen() + " " + failure.expected().replace(name, "");
                assertThat(List.of(text.replaceAll("\\D*(\\d+(?:\\.\\d+)?)\\D*", "$1 ")
                                .split(" ")))
                        .as(text)
                        .doesNotContain(cost.difference().toPlainString(), String.valueOf(cost.largestCap()));
                quiz(name).milestones().stream()
                        .map(question -> question.choices().get(question.right()))
                        .forEach(right -> assertThat(text).doesNotContain(right));
            }
        }
    }

    @Test
    void nothingInAListIsSaid() {
        DocumentException invalid = catchThrowableOfType(
                DocumentException.class, () -> document("name: Ada\nmilestones: [a, ~, b, c]\nday: 1\n"));

        assertThat(invalid).hasMessage("the value of milestones must be a text or a number");
    }

    private static Quiz quiz(String name) {
        return Quiz.of(PersonName.of(name));
    }

    private static String answersOfAda() {
        return String.join("\n", quiz("Ada").answers().subList(1, 5));
    }

    private static String answersOfAda(String key, String value) {
        return "name: Ada\n" + answersOfAda().replaceFirst(key + ": .*", key + ": " + value.replace("$", "\\$"));
    }

    private static Answers document(String text) throws DocumentException {
        return StrictYaml.read(text, Answers.class);
    }

    private static List<CheckFailure> failed(String document) throws DocumentException {
        Marking marking = new Marking(document(document));
        return Stream.<Runnable>of(marking::milestones, marking::difference, marking::day, marking::cap)
                .map(check -> catchThrowableOfType(CheckFailure.class, check::run))
                .filter(failure -> failure != null)
                .toList();
    }

    private static long uncapped(CostQuestions cost, int days) {
        long messages = 0;
        for (int day = 0; day < days; day++) {
            for (int prompt = 1; prompt <= cost.prompts(); prompt++) {
                messages += day * cost.prompts() + cost.prompts() + prompt;
            }
        }
        return messages;
    }

    private static long capped(CostQuestions cost, int cap, int days) {
        long messages = 0;
        for (int day = 0; day < days; day++) {
            for (int prompt = 0; prompt < cost.prompts(); prompt++) {
                messages += Math.min(cap, day * cost.prompts() + cost.prompts());
            }
        }
        return messages;
    }

    /** Over all days, in tenths of a cent, multiplied by the days of a month. */
    private static boolean isProfitable(CostQuestions cost, int cap) {
        return 30 * capped(cost, cap, cost.days()) < 1_000L * cost.price() * cost.days();
    }
}
