package lowtide.autograder.batch.journal;

import java.util.List;
import java.util.stream.Stream;
import lowtide.autograder.classroom.ClassList;
import lowtide.autograder.classroom.Student;
import lowtide.autograder.classroom.roster.Person;
import lowtide.autograder.classroom.roster.RosterMatch;
import lowtide.autograder.report.RosterFindings;

/**
 * Who is in the class, as the out folder keeps it: a merge has no submissions.
 *
 * @param students the ids, sorted
 */
public record ClassRoll(List<String> students, RosterFindings roster) {

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

    /** The ids of those in this shard. */
    public List<String> in(Shard shard) {
        return students.stream().filter(shard::takes).toList();
    }
}
