package lowtide.autograder.batch.journal;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * One graded submission, as the journal keeps it.
 *
 * @param key of what was graded; see {@link RunSettings#key}
 * @param result SHA-256 in hexadecimal of its results file
 * @param points earned
 * @param outOf points there were to earn
 * @param kitFailure why the kit could not judge all of it; empty if it could
 * @param millis wall-clock milliseconds that grading took
 */
public record JournalEntry(String key, String result, int points, int outOf, String kitFailure, long millis) {

    public JournalEntry of(byte[] resultsFile) {
        return new JournalEntry(key, new Sha256().add(resultsFile).hex(), points, outOf, kitFailure, millis);
    }

    @JsonIgnore
    public boolean isJudged() {
        return kitFailure.isEmpty();
    }
}
