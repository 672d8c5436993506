package lowtide.checks.milestones;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lowtide.checks.document.Scalar;
import lowtide.checks.dsl.CheckFailure;

/** Compares answers with those of the name's quiz. What fails says what was asked and answered, not what is right. */
final class Marking {

    private static final Pattern DOLLARS =
            Pattern.compile("\\$? ?((?:\\d{1,12}|\\d{1,3}(?:,\\d{3}){1,3})(?:\\.\\d{1,9})?)");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");
    private static final int MAX_QUOTED = 60; // characters of an answer

    private final Answers answers;
    private final Quiz quiz;

    Marking(Answers answers) {
        this.answers = answers;
        try {
            this.quiz = Quiz.of(PersonName.of(answers.name().text()));
        } catch (IllegalArgumentException noName) {
            throw new CheckFailure(noName.getMessage(), "your name, which decides which questions you get.");
        }
    }

    void milestones() {
        List<Scalar> letters = answers.milestones();
        if (letters.size() != quiz.milestones().size()) {
            throw failure(
                    "milestones has " + letters.size() + (letters.size() == 1 ? " letter." : " letters."),
                    "a letter for each of the " + quiz.milestones().size() + " milestones");
        }
        for (int i = 0; i < letters.size(); i++) {
            MilestoneQuestion question = quiz.milestones().get(i);
            String asked =
                    "Milestone " + (i + 1) + " asks: " + question.milestone().question();
            Optional<Integer> choice = question.index(letters.get(i).text());
            if (choice.isEmpty()) {
                throw failure(
                        asked + " The answer is " + quoted(letters.get(i)) + ".",
                        "one of the letters from a to "
                                + MilestoneQuestion.letter(question.choices().size() - 1));
            } else if (choice.get() != question.right()) {
                throw failure(
                        asked + " The answer is " + MilestoneQuestion.letter(choice.get()) + ": "
                                + question.choices().get(choice.get()),
                        "the answer of the lesson");
            }
        }
    }

    void difference() {
        String asked = quiz.differenceQuestion() + " The answer is " + quoted(answers.difference()) + ".";
        Matcher dollars = DOLLARS.matcher(answers.difference().text().strip());
        if (!dollars.matches()) {
            throw failure(asked, "dollars and cents, such as 1234.50, $1234.50 or $1,234.50");
        }
        BigDecimal answer = new BigDecimal(dollars.group(1).replace(",", ""));
        if (answer.compareTo(quiz.cost().difference()) != 0) {
            throw failure(asked, "the figure of the cost model as taught, to the cent");
        }
    }

    void day() {
        String asked = quiz.dayQuestion() + " The answer is " + quoted(answers.day()) + ".";
        if (wholeNumber(answers.day(), asked) != quiz.cost().day()) {
            throw failure(asked, "the first such day, counted from 1");
        }
    }

    void cap() {
        String asked = quiz.capQuestion() + " The answer is " + quoted(answers.cap()) + ".";
        if (wholeNumber(answers.cap(), asked) != quiz.cost().largestCap()) {
            throw failure(asked, "the largest whole number of messages with which a user costs less than the price");
        }
    }

    private long wholeNumber(Scalar answer, String asked) {
        String text = answer.text().strip();
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw failure(asked, "a whole number, such as 7");
        }
        return Long.parseLong(text);
    }

    private CheckFailure failure(String seen, String expected) {
        return new CheckFailure(
                seen, expected + ", for the questions of " + quiz.name().text() + ".");
    }

    private static String quoted(Scalar answer) {
        String text = answer.text().strip();
        return '"' + (text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "...") + '"';
    }
}
