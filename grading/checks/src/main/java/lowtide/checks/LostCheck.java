package lowtide.checks;

import java.util.Arrays;
import java.util.List;

/** What JUnit gets to see of a lost check: first what was seen, then what was expected, why it matters, where to look. */
public final class LostCheck extends AssertionError {

    private static final long serialVersionUID = 1;

    private final transient Finding finding;
    private final transient List<WireExcerpt> transcript;

    LostCheck(Rubric.Item item, Finding finding, List<WireExcerpt> transcript, long seed, Throwable cause) {
        super(text(item, finding, seed), finding.kind() == Finding.Kind.KIT_ERROR ? cause : null);
        this.finding = finding;
        this.transcript = List.copyOf(transcript);
        // The line of the check is enough; the sentence says the rest.
        setStackTrace(Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().endsWith("Checks"))
                .limit(1)
                .toArray(StackTraceElement[]::new));
    }

    /** What was found, in parts. */
    public Finding finding() {
        return finding;
    }

    /** The last requests up to the one that lost the check, oldest first; empty if their order is not the same in every run. */
    public List<WireExcerpt> transcript() {
        return transcript;
    }

    private static String text(Rubric.Item item, Finding finding, long seed) {
        return String.join(
                System.lineSeparator(),
                "",
                "Seen:     " + finding.seenThisTime(),
                "Expected: " + finding.expected(),
                "Why:      " + item.why(),
                "Look at:  " + item.hints().get(0),
                "(check " + item.id() + ", seed " + seed + "; more hints in the README of the stage)");
    }
}
