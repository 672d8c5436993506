package lowtide.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lowtide.checks.language.StudentTexts;
import lowtide.course.Check;
import lowtide.course.CheckOutcome;
import lowtide.course.Finding;

/** A failed check as JUnit shows it: what was seen, what was expected, why it matters, and where to look. */
public final class CheckFailedError extends AssertionError {

    private static final long serialVersionUID = 1;

    private final transient CheckOutcome outcome;

    CheckFailedError(Check check, CheckOutcome outcome, long seed, Throwable cause) {
        super(
                text(check, outcome.finding(), seed, StudentTexts.chosen()),
                outcome instanceof CheckOutcome.KitError ? cause : null);
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

    /** What was found, in these texts. */
    static String text(Check english, Finding found, long seed, StudentTexts texts) {
        Check check = texts.course().check(english.id());
        Finding finding = texts.findings().of(found);
        List<String> lines = new ArrayList<>(List.of(
                "",
                texts.text("ide.seen", finding.seenThisTime()),
                texts.text("ide.expected", finding.expected()),
                texts.text("ide.why", check.why()),
                texts.text("ide.look", check.firstHint())));
        if (!finding.printed().isEmpty()) {
            lines.add(texts.text("ide.printed"));
            finding.printed().forEach(line -> lines.add("  " + line));
        }
        lines.add(texts.text("ide.check", check.id(), seed));
        return String.join(System.lineSeparator(), lines);
    }
}
