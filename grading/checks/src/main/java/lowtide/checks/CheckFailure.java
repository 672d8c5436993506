package lowtide.checks;

/** Thrown by a check that sees something else than it expects. */
final class CheckFailure extends AssertionError {

    private static final long serialVersionUID = 1;

    private final String seen;
    private final String expected;

    CheckFailure(String seen, String expected) {
        super(seen + " Expected: " + expected);
        this.seen = seen;
        this.expected = expected;
    }

    String seen() {
        return seen;
    }

    String expected() {
        return expected;
    }
}
