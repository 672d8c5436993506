package lowtide.autograder.classroom.roster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Matches the people who submitted with the rows of a roster. */
final class RosterMatcher {

    private final List<Person> roster;
    private final SortedMap<String, List<Person>> submitters;

    /** For each person who submitted, the rows of the roster that match. */
    private final Map<Person, Set<Integer>> rows = new LinkedHashMap<>();

    /** For each row of the roster, the people who submitted and match it. */
    private final SortedMap<Integer, List<Person>> candidates = new TreeMap<>();

    RosterMatcher(Roster roster, SortedMap<String, List<Person>> submitters) {
        this.roster = roster.people();
        this.submitters = submitters;
        RosterIndex index = new RosterIndex(roster);
        submitters.values().stream()
                .flatMap(List::stream)
                .distinct()
                .forEach(person -> rows.put(person, index.find(person)));
        rows.forEach((person, found) -> found.forEach(
                row -> candidates.computeIfAbsent(row, any -> new ArrayList<>()).add(person)));
    }

    RosterMatch match() {
        Map<String, List<Person>> known = new TreeMap<>();
        List<String> unmatched = new ArrayList<>();
        submitters.forEach((id, people) -> {
            List<Person> identified = people.stream()
                    .filter(person -> isUnique(person) && certain(rowOf(person)).size() == 1)
                    .map(person -> roster.get(rowOf(person)))
                    .toList();
            if (!identified.isEmpty()) {
                known.put(id, identified);
            } else if (people.stream().allMatch(person -> rows.get(person).isEmpty())) {
                unmatched.add(id);
            }
        });
        List<Person> missing = IntStream.range(0, roster.size())
                .filter(row -> !candidates.containsKey(row))
                .mapToObj(roster::get)
                .toList();
        return new RosterMatch(known, missing, unmatched, ambiguous(), sharedNames());
    }

    private List<String> sharedNames() {
        Map<String, Long> counts = roster.stream()
                .filter(person -> !person.name().isEmpty())
                .collect(Collectors.groupingBy(Person::name, TreeMap::new, Collectors.counting()));
        return counts.keySet().stream().filter(name -> counts.get(name) > 1).toList();
    }

    private List<String> ambiguous() {
        List<String> ambiguous = new ArrayList<>();
        rows.forEach((person, found) -> {
            if (found.size() > 1) {
                ambiguous.add(person.describe() + " matches several people on the roster: "
                        + describe(found.stream().map(roster::get)) + ".");
            }
        });
        candidates.keySet().stream()
                .filter(row -> certain(row).size() > 1)
                .forEach(row -> ambiguous.add(roster.get(row).describe() + " on the roster matches several uploads: "
                        + describe(certain(row).stream()) + "."));
        return ambiguous;
    }

    /** Those who match this row and no other. */
    private List<Person> certain(int row) {
        return candidates.get(row).stream().filter(this::isUnique).toList();
    }

    private boolean isUnique(Person person) {
        return rows.get(person).size() == 1;
    }

    private int rowOf(Person person) {
        return rows.get(person).iterator().next();
    }

    private static String describe(Stream<Person> people) {
        return people.map(Person::describe).collect(Collectors.joining("; "));
    }
}
