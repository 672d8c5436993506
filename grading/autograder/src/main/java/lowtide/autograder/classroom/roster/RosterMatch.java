package lowtide.autograder.classroom.roster;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who of a roster delivered what. People are matched by id, then by e-mail address, then by name, whatever its order,
 * case, accents and separators; the first of these that fits anybody decides. More than one that fits is reported
 * and never guessed.
 *
 * @param known whose a delivery is, by student id; several for a group
 * @param missing on the roster, with no delivery that could be theirs
 * @param unmatched student ids of deliveries that fit nobody on the roster
 * @param ambiguous sentences, each with the delivery and the people it could be of
 */
public record RosterMatch(
        Map<String, List<Person>> known, List<Person> missing, List<String> unmatched, List<String> ambiguous) {

    /**
     * Matches a class with a roster.
     *
     * @param students who delivered, by student id
     */
    public static RosterMatch of(Roster roster, SortedMap<String, List<Person>> students) {
        List<Index> indexes = List.of(
                new Index(
                        roster,
                        person -> person.ids().stream()
                                .map(id -> id.toLowerCase(Locale.ROOT))
                                .toList(),
                        Index::same),
                new Index(
                        roster,
                        person -> Stream.of(person.email().toLowerCase(Locale.ROOT))
                                .toList(),
                        Index::same),
                new Index(
                        roster,
                        person -> rotations(person.name()),
                        keys -> keys.stream().limit(1).toList()));
        Map<Person, Set<Integer>> rows = new LinkedHashMap<>();
        students.values().stream()
                .flatMap(List::stream)
                .distinct()
                .forEach(person -> rows.put(
                        person,
                        indexes.stream()
                                .map(index -> index.find(person))
                                .filter(found -> !found.isEmpty())
                                .findFirst()
                                .orElse(Set.of())));
        Map<Integer, List<Person>> claims = new TreeMap<>();
        rows.forEach((person, found) -> found.forEach(
                row -> claims.computeIfAbsent(row, any -> new ArrayList<>()).add(person)));

        List<String> ambiguous = new ArrayList<>();
        rows.forEach((person, found) -> {
            if (found.size() > 1) {
                ambiguous.add(person.describe() + " could be any of: "
                        + describe(found.stream().map(roster.people()::get)) + ".");
            }
        });
        claims.forEach((row, people) -> {
            List<Person> certain = people.stream()
                    .filter(person -> rows.get(person).size() == 1)
                    .toList();
            if (certain.size() > 1) {
                ambiguous.add(roster.people().get(row).describe() + " could have delivered any of: "
                        + describe(certain.stream()) + ".");
            }
        });
        Map<String, List<Person>> known = new TreeMap<>();
        List<String> unmatched = new ArrayList<>();
        students.forEach((id, delivered) -> {
            List<Person> whose = delivered.stream()
                    .map(rows::get)
                    .filter(found -> found.size() == 1)
                    .flatMap(Set::stream)
                    .filter(row -> claims.get(row).stream()
                                    .filter(person -> rows.get(person).size() == 1)
                                    .count()
                            == 1)
                    .map(roster.people()::get)
                    .toList();
            if (!whose.isEmpty()) {
                known.put(id, whose);
            } else if (delivered.stream().allMatch(person -> rows.get(person).isEmpty())) {
                unmatched.add(id);
            }
        });
        List<Person> missing = IntStream.range(0, roster.people().size())
                .filter(row -> !claims.containsKey(row))
                .mapToObj(roster.people()::get)
                .toList();
        return new RosterMatch(known, missing, List.copyOf(unmatched), List.copyOf(ambiguous));
    }

    private static String describe(Stream<Person> people) {
        return people.map(Person::describe).collect(Collectors.joining("; "));
    }

    /** A name's words, run together from each of them on: lists begin with the first name or with the last one. */
    private static List<String> rotations(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        List<String> words = Stream.of(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return IntStream.range(0, words.size())
                .mapToObj(from ->
                        String.join("", words.subList(from, words.size())) + String.join("", words.subList(0, from)))
                .toList();
    }

    /** The rows of a roster that a key is in. */
    private static final class Index {

        private final Map<String, Set<Integer>> rows = new TreeMap<>();
        private final Function<Person, List<String>> keys;
        private final Function<List<String>, List<String>> asked;

        Index(Roster roster, Function<Person, List<String>> keys, Function<List<String>, List<String>> asked) {
            this.keys = keys;
            this.asked = asked;
            for (int row = 0; row < roster.people().size(); row++) {
                for (String key : keys.apply(roster.people().get(row))) {
                    rows.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(row);
                }
            }
        }

        Set<Integer> find(Person person) {
            return asked.apply(keys.apply(person)).stream()
                    .filter(key -> !key.isEmpty())
                    .flatMap(key -> rows.getOrDefault(key, Set.of()).stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        static List<String> same(List<String> keys) {
            return keys;
        }
    }
}
