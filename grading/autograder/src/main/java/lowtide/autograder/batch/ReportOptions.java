package lowtide.autograder.batch;

import java.time.Clock;
import java.util.Set;
import lowtide.autograder.adjust.Adjustments;
import lowtide.autograder.report.export.SubmissionForm;

/**
 * What reports show beside the results.
 *
 * @param adjustments what a person decided after grading; replaces that of an earlier run
 * @param forms what to write for each student beside the forms that are always written
 * @param clock the source of the time that the history shows
 */
public record ReportOptions(Adjustments adjustments, Set<SubmissionForm> forms, Clock clock) {

    /** Copies the set. */
    public ReportOptions {
        forms = Set.copyOf(forms);
    }

    ReportOptions with(Adjustments others) {
        return new ReportOptions(others, forms, clock);
    }
}
