package lowtide.autograder.batch.journal;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import lowtide.autograder.classroom.ClassList;
import lowtide.autograder.classroom.Student;
import lowtide.autograder.classroom.roster.Person;
import lowtide.autograder.classroom.roster.RosterMatch;
import lowtide.autograder.report.RosterFindings;
import lowtide.autograder.report.export.Account;

/**
 * The students of a class. The list is kept in the out folder, because a merge has no access to the submissions.
 *
 * @param students the ids, sorted
 * @param accounts of the students on their learning platform, by id; in a group, the first person counts
 */
public record ClassRoll(
        List<String> students, RosterFindings roster, ClassNames names, SortedMap<String, Account> accounts) {

    /** Shards of an earlier kit know neither names nor accounts. */
    public ClassRoll {
        names = names == null ? new ClassNames(new TreeMap<>(), List.of()) : names;
        accounts = accounts == null ? new TreeMap<>() : accounts;
    }

    /** The students of a class, and how they match its roster. */
    public static ClassRoll of(ClassList list) {
        Map<String, List<Person>> known = list.roster().map(RosterMatch::known).orElse(Map.of());
        SortedMap<String, Account> accounts = new TreeMap<>();
        list.students()
                .forEach(student ->
                        accounts.put(student.id(), account(student, known.getOrDefault(student.id(), List.of()))));
        return new ClassRoll(
                list.students().stream().map(Student::id).toList(),
                list.roster().map(ClassRoll::findings).orElse(RosterFindings.NONE),
                ClassNames.of(list),
                accounts);
    }

    /** What the roster knows, else what the upload says. */
    private static Account account(Student student, List<Person> onRoster) {
        List<Person> people = Stream.concat(
                        onRoster.stream().limit(1), student.people().stream().limit(1))
                .toList();
        return new Account(
                first(people.stream().map(Person::username)),
                first(people.stream().map(Person::orgDefinedId)));
    }

    private static String first(Stream<String> texts) {
        return texts.filter(text -> !text.isEmpty()).findFirst().orElse("");
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
