package lowtide.autograder.classroom.roster;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the rows of a roster that match a person: by id, else by e-mail address, else by name. */
final class RosterIndex {

    private final Map<String, Set<Integer>> byId;
    private final Map<String, Set<Integer>> byEmail;
    private final Map<String, Set<Integer>> byName;

    private final boolean namesRepositories;

    RosterIndex(Roster roster) {
        byId = index(roster.people(), RosterIndex::ids);
        byEmail = index(roster.people(), RosterIndex::emails);
        byName = index(roster.people(), person -> rotations(person.name()));
        namesRepositories = roster.namesRepositories();
    }

    /** The numbers of the rows, from 0, in the order of the roster; empty if nothing matches. */
    Set<Integer> find(Person person) {
        return Stream.of(
                        find(byId, ids(person)),
                        ownerOfRepository(person),
                        find(byEmail, emails(person)),
                        find(byName, rotations(person.name()).stream().limit(1).toList()))
                .filter(rows -> !rows.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    /**
     * A repository is named after the assignment and the student's login, {@code lab-1-ada-l}, both of which may have
     * hyphens: the longest login on the roster counts.
     */
    private Set<Integer> ownerOfRepository(Person person) {
        return ids(person).stream()
                .filter(id -> namesRepositories)
                .flatMap(id -> IntStream.range(0, id.length())
                        .filter(at -> id.charAt(at) == '-')
                        .mapToObj(at -> byId.getOrDefault(id.substring(at + 1), Set.of())))
                .filter(rows -> !rows.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    private static Map<String, Set<Integer>> index(List<Person> roster, Function<Person, List<String>> keys) {
        Map<String, Set<Integer>> index = new HashMap<>();
        for (int row = 0; row < roster.size(); row++) {
            for (String key : keys.apply(roster.get(row))) {
                index.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(row);
            }
        }
        return index;
    }

    private static Set<Integer> find(Map<String, Set<Integer>> index, List<String> keys) {
        return keys.stream()
                .filter(key -> !key.isEmpty())
                .flatMap(key -> index.getOrDefault(key, Set.of()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> ids(Person person) {
        return person.ids().stream().map(id -> id.toLowerCase(Locale.ROOT)).toList();
    }

    private static List<String> emails(Person person) {
        return List.of(person.email().toLowerCase(Locale.ROOT));
    }

    /**
     * The words of a name without spaces, starting at each of them: some lists start with the first name, some with the
     * last.
     */
    private static List<String> rotations(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        List<String> words = Stream.of(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return IntStream.range(0, words.size())
                .mapToObj(start ->
                        String.join("", words.subList(start, words.size())) + String.join("", words.subList(0, start)))
                .toList();
    }
}
