package lowtide.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lowtide.course.Check;
import lowtide.course.CheckOutcome;
import lowtide.course.Finding;

/** A failed check as JUnit shows it: what was seen, what was expected, why it matters, and where to look. */
public final class CheckFailedError extends AssertionError {

    private static final long serialVersionUID = 1;

    private final transient CheckOutcome outcome;

    CheckFailedError(Check check, CheckOutcome outcome, long seed, Throwable cause) {
        super(text(check, outcome.finding(), seed), outcome instanceof CheckOutcome.KitError ? cause : null);
        this.outcome = outcome;
        // The line of the check is enough; the message says the rest.
        setStackTrace(Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().endsWith("Checks"))
                .limit(1)
                .toArray(StackTraceElement[]::new));
    }

    /** The outcome of the check. */
    public CheckOutcome outcome() {
        return outcome;
    }

    private static String text(Check check, Finding finding, long seed) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "Seen:     " + finding.seenThisTime(),
                "Expected: " + finding.expected(),
                "Why:      " + check.why(),
                "Look at:  " + check.firstHint()));
        if (!finding.printed().isEmpty()) {
            lines.add("Your code printed:");
            finding.printed().forEach(line -> lines.add("  " + line));
        }
        lines.add("(check " + check.id() + ", seed " + seed + "; more hints: exercises/lab hint " + check.id() + ")");
        return String.join(System.lineSeparator(), lines);
    }
}
