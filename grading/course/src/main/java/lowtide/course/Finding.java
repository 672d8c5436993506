package lowtide.course;

import java.util.List;

/**
 * The texts of a check that did not pass, as {@link PlainText}.
 *
 * @param seen what was seen on the wire, in the log or at the clock; the same in every run with one seed
 * @param volatileDetails the part that may differ in the next run, such as counts from a race and measured times; may
 *     be empty
 * @param expected what was expected instead; may be empty
 * @param printed the last lines that the student's code printed before; may differ in the next run, and may be empty
 */
public record Finding(String seen, String volatileDetails, String expected, List<String> printed) {

    private static final int MAX_LENGTH = 1_000; // UTF-16 units

    /** Escapes terminal control characters, and cuts each part to {@value #MAX_LENGTH} UTF-16 units. */
    public Finding {
        seen = shortened(PlainText.of(seen));
        volatileDetails = shortened(PlainText.of(volatileDetails));
        expected = shortened(PlainText.of(expected));
        printed = printed.stream().map(PlainText::of).map(Finding::shortened).toList();
    }

    /** A finding about code that printed nothing. */
    public Finding(String seen, String volatileDetails, String expected) {
        this(seen, volatileDetails, expected, List.of());
    }

    /** A finding that is the same in every run. */
    public Finding(String seen, String expected) {
        this(seen, "", expected);
    }

    /** The same finding about code that printed these lines before. */
    public Finding withPrinted(List<String> lines) {
        return new Finding(seen, volatileDetails, expected, lines);
    }

    /** Everything that was seen, including the volatile details of this run. */
    public String seenThisTime() {
        return volatileDetails.isEmpty() ? seen : seen + " " + volatileDetails;
    }

    private static String shortened(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 3) + "...";
    }
}
