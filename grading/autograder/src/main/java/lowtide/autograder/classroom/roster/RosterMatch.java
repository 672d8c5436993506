package lowtide.autograder.classroom.roster;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Which people on a roster submitted what. People are matched by id, then by e-mail address, then by name, ignoring the
 * order of its words, case, accents and separators; the first of these that matches anybody decides. If several people
 * match, they are reported; none is chosen.
 *
 * @param known the people on the roster who submitted, by student id; several for a group
 * @param missing the people on the roster to whom no submission can belong
 * @param unmatched ids of students who match nobody on the roster
 * @param ambiguous sentences for the instructor, one for each match that is not unique
 * @param sharedNames names that several people on the roster have, whether they submitted or not
 */
public record RosterMatch(
        Map<String, List<Person>> known,
        List<Person> missing,
        List<String> unmatched,
        List<String> ambiguous,
        List<String> sharedNames) {

    /** Copies the lists. */
    public RosterMatch {
        missing = List.copyOf(missing);
        unmatched = List.copyOf(unmatched);
        ambiguous = List.copyOf(ambiguous);
        sharedNames = List.copyOf(sharedNames);
    }

    /**
     * Compares a class with its roster.
     *
     * @param submitters the people who submitted, by student id
     */
    public static RosterMatch of(Roster roster, SortedMap<String, List<Person>> submitters) {
        return new RosterMatcher(roster, submitters).match();
    }
}
