package lowtide.autograder.classroom.roster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table of people.
 *
 * @param body the rows below the header
 */
record RosterTable(RosterColumns columns, List<String[]> body) {

    /** Lines among which the header is searched for; exports may begin with a title. */
    static final int MAX_HEADER_LINES = 5;

    /** The table in these rows; empty if no row among the first can be its header. */
    static Optional<RosterTable> in(List<String[]> rows) {
        return IntStream.range(0, Math.min(MAX_HEADER_LINES, rows.size()))
                .mapToObj(row -> {
                    List<String[]> body = rows.subList(row + 1, rows.size());
                    return new RosterTable(RosterColumns.of(rows.get(row), body), body);
                })
                .filter(table -> table.columns().known() > 0)
                .findFirst();
    }

    /** The people, in the order of the rows. Rows that differ in nothing but case are one person. */
    List<Person> people() {
        Map<String, Person> people = new LinkedHashMap<>();
        body.stream()
                .flatMap(row -> columns.person(row).stream())
                .forEach(person -> people.putIfAbsent(person.describe().toLowerCase(Locale.ROOT), person));
        return new ArrayList<>(people.values());
    }
}
