package lowtide.autograder.batch.journal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import lowtide.autograder.classroom.ClassList;
import lowtide.autograder.classroom.Student;
import lowtide.autograder.classroom.roster.Person;
import lowtide.autograder.classroom.roster.RosterMatch;

/**
 * Under which names the students of a class are known: that of the upload, and that on the roster.
 *
 * @param ids the ids of the students with each name, sorted
 * @param shared names that several people on the roster have, whether they submitted or not
 */
public record ClassNames(SortedMap<String, SortedSet<String>> ids, List<String> shared) {

    /** The names of the students of a class, with those of its roster if there is one. */
    static ClassNames of(ClassList list) {
        Map<String, List<Person>> known = list.roster().map(RosterMatch::known).orElse(Map.of());
        SortedMap<String, SortedSet<String>> ids = new TreeMap<>();
        for (Student student : list.students()) {
            Stream<String> onRoster =
                    known.getOrDefault(student.id(), List.of()).stream().map(Person::name);
            Stream.concat(Stream.of(student.name()), onRoster)
                    .filter(name -> !name.isEmpty())
                    .forEach(name ->
                            ids.computeIfAbsent(name, any -> new TreeSet<>()).add(student.id()));
        }
        return new ClassNames(ids, list.roster().map(RosterMatch::sharedNames).orElse(List.of()));
    }

    /** The ids of the students with this name, sorted. */
    public Collection<String> of(String name) {
        return Optional.ofNullable(ids.get(name)).orElseGet(TreeSet::new);
    }
}
