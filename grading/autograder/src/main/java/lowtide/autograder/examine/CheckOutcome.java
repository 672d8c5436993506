package lowtide.autograder.examine;

import lowtide.checks.Finding;

/** What became of one check. */
public sealed interface CheckOutcome {

    /** It holds. */
    record Passed() implements CheckOutcome {
    }

    /** It was run and lost. */
    record Lost(Finding finding) implements CheckOutcome {
    }

    /** A check it needs was lost, so it was not run. */
    record NotReached(String reason) implements CheckOutcome {
    }
}
