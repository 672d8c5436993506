package lowtide.autograder.batch.journal;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * One graded submission in the journal.
 *
 * @param key of what was graded; see {@link RunSettings#key}
 * @param result SHA-256 of its results and sources files, in hexadecimal
 * @param kitFailure why the kit could not judge everything; empty if it could
 * @param millis wall-clock milliseconds that grading took
 */
public record JournalEntry(String key, String result, String kitFailure, long millis) {

    JournalEntry of(byte[] resultsFile, byte[] sourcesFile) {
        return new JournalEntry(key, hash(resultsFile, sourcesFile), kitFailure, millis);
    }

    static String hash(byte[] resultsFile, byte[] sourcesFile) {
        return new Sha256().add(resultsFile).add(sourcesFile).hex();
    }

    @JsonIgnore
    public boolean isJudged() {
        return kitFailure.isEmpty();
    }
}
