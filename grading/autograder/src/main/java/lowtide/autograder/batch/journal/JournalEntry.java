package lowtide.autograder.batch.journal;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * One graded submission in the journal.
 *
 * @param key of what was graded; see {@link RunSettings#key}
 * @param result SHA-256 of its results file, in hexadecimal
 * @param kitFailure why the kit could not judge everything; empty if it could
 * @param millis wall-clock milliseconds that grading took
 */
public record JournalEntry(String key, String result, String kitFailure, long millis) {

    public JournalEntry of(byte[] resultsFile) {
        return new JournalEntry(key, new Sha256().add(resultsFile).hex(), kitFailure, millis);
    }

    @JsonIgnore
    public boolean isJudged() {
        return kitFailure.isEmpty();
    }
}
