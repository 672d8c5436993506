package lowtide.autograder.batch.journal;

import java.util.List;
import java.util.stream.Stream;
import lowtide.autograder.classroom.ClassList;
import lowtide.autograder.classroom.Student;
import lowtide.autograder.classroom.roster.Person;
import lowtide.autograder.classroom.roster.RosterMatch;
import lowtide.autograder.report.RosterFindings;

/**
 * The students of a class. The list is kept in the out folder, because a merge has no access to the submissions.
 *
 * @param students the ids, sorted
 */
public record ClassRoll(List<String> students, RosterFindings roster) {

    /** The students of a class, and how they match its roster. */
    public static ClassRoll of(ClassList list) {
        return new ClassRoll(
                list.students().stream().map(Student::id).toList(),
                list.roster().map(ClassRoll::findings).orElse(RosterFindings.NONE));
    }

    private static RosterFindings findings(RosterMatch match) {
        return new RosterFindings(
                match.missing().stream().map(Person::describe).toList(),
                Stream.concat(match.unmatched().stream(), match.ambiguous().stream())
                        .toList());
    }

    /** The ids of the students in this shard. */
    public List<String> in(Shard shard) {
        return students.stream().filter(shard::takes).toList();
    }
}
