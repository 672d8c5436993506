package lowtide.autograder.report;

import java.util.Locale;
import lowtide.autograder.report.language.ReportLanguage;
import lowtide.course.CheckVerdict;
import lowtide.course.StageVerdict;
import lowtide.course.WireExcerpt;

/** Text that several reports share: verdicts and numbers in words. */
public final class ReportText {

    private static final int LONGEST_NAME = 80;

    private ReportText() {}

    /** A stage's verdict in a few words. */
    public static String of(StageVerdict verdict) {
        return ReportLanguage.ENGLISH.text("stage." + verdict);
    }

    /** A stage's verdict for a narrow column. */
    public static String brief(StageVerdict verdict) {
        return switch (verdict) {
            case PASSED -> "passed";
            case PARTIAL -> "partly passed";
            case UNTOUCHED -> "untouched";
            case FAILED -> "failed";
            case CRASHED -> "crashed";
            case TIMED_OUT -> "timed out";
            case MISSING -> "not submitted";
            case DOES_NOT_COMPILE -> "does not compile";
            case REFUSED -> "refused";
            case KIT_ERROR -> "not judged";
        };
    }

    /** A check's verdict in one or two words. */
    public static String of(CheckVerdict verdict) {
        return ReportLanguage.ENGLISH.text("check." + verdict);
    }

    /** A sign for a stage's verdict, so that verdicts can be told apart without colour. */
    public static String sign(StageVerdict verdict) {
        return switch (verdict) {
            case PASSED -> "\u2713";
            case PARTIAL -> "\u00B1";
            case KIT_ERROR -> "?";
            default -> "\u2717";
        };
    }

    /** A sign for a check's verdict. */
    public static String sign(CheckVerdict verdict) {
        return switch (verdict) {
            case PASSED -> "\u2713";
            case FAILED -> "\u2717";
            case NOT_REACHED -> "\u2013";
            case KIT_ERROR -> "?";
        };
    }

    /** The points in each lab that was started, such as {@code 91 of 100 points}, with the lab if several were graded. */
    public static String points(Results results) {
        return points(results, ReportLanguage.ENGLISH);
    }

    /** The same in another language. */
    public static String points(Results results, ReportLanguage language) {
        String key = results.labs().size() == 1 ? "score" : "score.of_lab";
        return String.join(
                ", ",
                results.startedLabs().stream()
                        .map(lab -> language.text(key, lab.points(), lab.outOf(), lab.lab()))
                        .toList());
    }

    /** What names a rubric beside a seed, such as {@code , rubric Autumn 2026}; empty if there is none. */
    public static String rubric(String title) {
        return rubric(title, ReportLanguage.ENGLISH);
    }

    /** The same in another language. */
    public static String rubric(String title, ReportLanguage language) {
        return title.isEmpty() ? "" : language.text("rubric", title);
    }

    /** How Gemini answered a request. */
    public static String answer(WireExcerpt excerpt) {
        return answer(excerpt, ReportLanguage.ENGLISH);
    }

    /** The same in another language. */
    public static String answer(WireExcerpt excerpt, ReportLanguage language) {
        return language.text("answer", excerpt.status())
                + (excerpt.status() == 0 || excerpt.tokens() == 0
                        ? ""
                        : language.text("answer.tokens", excerpt.tokens()));
    }

    /** A name for a page, at most {@value #LONGEST_NAME} UTF-16 units long. */
    public static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 3) + "...";
    }

    /** The text with a capital letter at its start. */
    public static String sentence(String text) {
        return text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A number with its noun, such as {@code 1 message} or {@code 2 messages}. */
    public static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
