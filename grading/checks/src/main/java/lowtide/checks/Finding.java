package lowtide.checks;

import lowtide.course.PlainText;

/**
 * What a lost check says, in {@link PlainText}.
 *
 * @param kind what sort of loss it is
 * @param seen what was seen on the wire, in the log or at the clock; the same in every run with one seed
 * @param figures what of it may come out otherwise in the next run, such as counts from a race and measured times; may be empty
 * @param expected what was expected instead
 */
public record Finding(Kind kind, String seen, String figures, String expected) {

    private static final int LONGEST = 1_000;

    public Finding {
        seen = PlainText.of(seen);
        figures = PlainText.of(figures);
        expected = PlainText.of(expected);
    }

    /** A finding that is the same in every run. */
    public Finding(Kind kind, String seen, String expected) {
        this(kind, seen, "", expected);
    }

    /** With no part longer than {@value #LONGEST} UTF-16 units: an agent may say a lot. */
    Finding shortened() {
        return new Finding(kind, shortened(seen), shortened(figures), shortened(expected));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }

    /** All that was seen, the figures of this run included. */
    public String seenThisTime() {
        return figures.isEmpty() ? seen : seen + " " + figures;
    }

    /** What sort of loss it is. */
    public enum Kind {
        /** The agent did something else than the check asks for. */
        FAILED,
        /** The agent's process ended, or its JVM gave up. */
        CRASHED,
        /** The agent did not come back. */
        TIMED_OUT,
        /** The kit is at fault; never the student. */
        KIT_ERROR
    }
}
