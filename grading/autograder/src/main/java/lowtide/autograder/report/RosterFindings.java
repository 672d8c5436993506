package lowtide.autograder.report;

import java.util.List;

/**
 * What a roster tells about a class; both lists are empty if there is none.
 *
 * @param missing who is on it and delivered nothing
 * @param unmatched deliveries that match nobody on it, or more than one
 */
public record RosterFindings(List<String> missing, List<String> unmatched) {

    /** There was no roster, or nothing to tell. */
    public static final RosterFindings NONE = new RosterFindings(List.of(), List.of());
}
