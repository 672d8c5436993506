package lowtide.autograder.classroom.roster;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The columns of a roster, found by their headings.
 *
 * @param headings in lower case, letters and digits only
 */
record RosterColumns(List<String> headings) {

    private static final Set<String> IDS = Set.of(
            "id",
            "studentid",
            "sid",
            "idnumber",
            "identifier",
            "userid",
            "username",
            "login",
            "loginid",
            "sisuserid",
            "sisloginid",
            "netid",
            "studentnumber",
            "matriculationnumber",
            "matrikelnummer",
            "idnummer",
            "anmeldename",
            "kennung");
    private static final Set<String> EMAILS = Set.of("email", "emailaddress", "mail", "emailadresse");
    private static final Set<String> NAMES = Set.of("name", "fullname", "student", "studentname", "vollstandigername");
    private static final Set<String> FIRST_NAMES = Set.of("firstname", "givenname", "first", "vorname");
    private static final Set<String> LAST_NAMES = Set.of("lastname", "surname", "familyname", "last", "nachname");

    /** Rows of a Canvas gradebook that are not students: the points to be earned, and the test student. */
    private static final Set<String> NOT_STUDENTS = Set.of("points possible", "student, test");

    private static final Pattern MOODLE_PARTICIPANT = Pattern.compile("Participant (\\d+)");

    /** @param header the cells of a line that may be the header */
    static RosterColumns of(String[] header) {
        return new RosterColumns(
                Stream.of(header).map(RosterColumns::simplified).toList());
    }

    /** Whether a column identifies people. */
    boolean identifyPeople() {
        return headings.stream()
                .anyMatch(heading -> IDS.contains(heading)
                        || EMAILS.contains(heading)
                        || NAMES.contains(heading)
                        || LAST_NAMES.contains(heading));
    }

    /** The person in a row, if there is one. */
    Optional<Person> person(String[] row) {
        Set<String> ids = new LinkedHashSet<>();
        String email = "";
        String name = "";
        String first = "";
        String last = "";
        for (int column = 0; column < Math.min(headings.size(), row.length); column++) {
            String heading = headings.get(column);
            String value = row[column].strip();
            if (IDS.contains(heading) && !value.isEmpty()) {
                ids.add(MOODLE_PARTICIPANT.matcher(value).replaceFirst("$1"));
            } else if (EMAILS.contains(heading)) {
                email = value;
            } else if (NAMES.contains(heading)) {
                name = value;
            } else if (FIRST_NAMES.contains(heading)) {
                first = value;
            } else if (LAST_NAMES.contains(heading)) {
                last = value;
            }
        }
        name = name.isEmpty() ? (first + " " + last).strip() : name;
        boolean isEmpty = ids.isEmpty() && email.isEmpty() && name.isEmpty();
        return isEmpty || NOT_STUDENTS.contains(name.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of(new Person(List.copyOf(ids), email, name));
    }

    private static String simplified(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
