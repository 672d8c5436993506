package lowtide.autograder.report;

/**
 * What a person decided or said about a submission after it was graded.
 *
 * @param check the check that it is about; empty if it is about the whole submission
 * @param overrides whether {@code points} replace those of the check; if not, there is a comment alone
 * @param graded the points that the check gave; 0 if the points are not replaced
 * @param points the points that count instead; 0 if the points are not replaced
 * @param comment for the student; may be empty if the points are replaced
 * @param reason why the points are replaced; empty if they are not
 * @param who decided or said it
 */
public record Adjustment(
        String check, boolean overrides, int graded, int points, String comment, String reason, String who) {

    /** The same adjustment of a check that gave these points. */
    Adjustment of(int gradedPoints) {
        return new Adjustment(check, overrides, overrides ? gradedPoints : 0, points, comment, reason, who);
    }

    /** In one line, such as {@code 1B has 4 points by hand instead of 0: reason (who)}. */
    public String describe() {
        if (overrides) {
            return check + " has " + ReportText.count(points, "point") + " by hand instead of " + graded + ": " + reason
                    + (comment.isEmpty() ? "" : " " + comment) + " (" + who + ")";
        }
        return "Comment" + (check.isEmpty() ? "" : " on " + check) + ": " + comment + " (" + who + ")";
    }
}
