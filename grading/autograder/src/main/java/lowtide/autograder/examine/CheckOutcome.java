package lowtide.autograder.examine;

import java.util.List;
import lowtide.checks.Finding;
import lowtide.checks.WireExcerpt;

/** What became of one check. */
public sealed interface CheckOutcome {

    /** It holds. */
    record Passed() implements CheckOutcome {}

    /**
     * It was run and lost.
     *
     * @param transcript the last requests before that, as in {@link lowtide.checks.LostCheck#transcript}
     */
    record Lost(Finding finding, List<WireExcerpt> transcript) implements CheckOutcome {}

    /** A check it needs was lost, so it was not run. */
    record NotReached(String reason) implements CheckOutcome {}
}
