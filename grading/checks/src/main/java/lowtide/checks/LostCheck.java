package lowtide.checks;

/** What JUnit gets to see of a lost check: first what was seen, then what was expected, why it matters, where to look. */
public final class LostCheck extends AssertionError {

    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    LostCheck(Rubric.Item item, Finding finding, long seed, Throwable cause) {
        super(text(item, finding, seed), finding.kind() == Finding.Kind.KIT_ERROR ? cause : null);
        this.finding = finding;
        // The line of the check is enough; the sentence says the rest.
        setStackTrace(java.util.Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().endsWith("Checks"))
                .limit(1)
                .toArray(StackTraceElement[]::new));
    }

    /** What was found, in parts. */
    public Finding finding() {
        return finding;
    }

    private static String text(Rubric.Item item, Finding finding, long seed) {
        return String.join(System.lineSeparator(),
                "",
                "Seen:     " + finding.seen(),
                "Expected: " + finding.expected(),
                "Why:      " + item.why(),
                "Look at:  " + item.hints().get(0),
                "(check " + item.id() + ", seed " + seed + "; more hints in the README of the stage)");
    }
}
