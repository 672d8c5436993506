package lowtide.autograder.report;

import java.util.Locale;
import lowtide.course.CheckVerdict;
import lowtide.course.StageVerdict;
import lowtide.course.WireExcerpt;

/** Text that several reports share: verdicts and numbers in words. */
public final class ReportText {

    private static final int LONGEST_NAME = 80;

    private ReportText() {}

    /** A stage's verdict in a few words. */
    public static String of(StageVerdict verdict) {
        return switch (verdict) {
            case PASSED -> "all checks passed";
            case PARTIAL -> "some checks passed";
            case UNTOUCHED -> "the starter as shipped";
            case FAILED -> "no check passed";
            case CRASHED -> "the agent's process ended";
            case TIMED_OUT -> "the agent did not return";
            case MISSING -> "no source found";
            case DOES_NOT_COMPILE -> "does not compile";
            case REFUSED -> "refused";
            case KIT_ERROR -> "the kit itself failed, which costs no points";
        };
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
        return switch (verdict) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case NOT_REACHED -> "not reached";
            case KIT_ERROR -> "not judged";
        };
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
        return String.join(
                ", ",
                results.startedLabs().stream()
                        .map(lab -> lab.points() + " of " + lab.outOf() + " points"
                                + (results.labs().size() == 1 ? "" : " in lab " + lab.lab()))
                        .toList());
    }

    /** What names a rubric beside a seed, such as {@code , rubric Autumn 2026}; empty if there is none. */
    public static String rubric(String title) {
        return title.isEmpty() ? "" : ", rubric " + title;
    }

    /** How Gemini answered a request. */
    public static String answer(WireExcerpt excerpt) {
        return excerpt.status() == 0
                ? "Gemini gave no answer"
                : "Gemini answered with " + excerpt.status()
                        + (excerpt.tokens() == 0 ? "" : ", " + count(excerpt.tokens(), "token") + " in total");
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
