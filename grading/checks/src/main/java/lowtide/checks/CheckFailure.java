package lowtide.checks;

/** Thrown by a check that sees something else than it expects. */
final class CheckFailure extends AssertionError {

    private static final long serialVersionUID = 1;

    private final String seen;
    private final String figures;
    private final String expected;

    CheckFailure(String seen, String expected) {
        this(seen, "", expected);
    }

    /** @param figures what of it may come out otherwise in the next run, as in {@link Finding#figures} */
    CheckFailure(String seen, String figures, String expected) {
        super(seen + " Expected: " + expected);
        this.seen = seen;
        this.figures = figures;
        this.expected = expected;
    }

    String seen() {
        return seen;
    }

    String figures() {
        return figures;
    }

    String expected() {
        return expected;
    }
}
