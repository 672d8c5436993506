package lowtide.autograder.report;

import java.util.List;

/**
 * How the submissions of a class match its roster. Both lists are empty if there is no roster.
 *
 * @param missing students on the roster without a submission
 * @param unmatched submissions that match no student on the roster, or more than one
 */
public record RosterFindings(List<String> missing, List<String> unmatched) {

    /** No roster, or no findings. */
    public static final RosterFindings NONE = new RosterFindings(List.of(), List.of());
}
