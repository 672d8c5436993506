package lowtide.autograder.classroom.roster;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the columns of a roster mean. They are found by their headings and, because Moodle translates these, by what is
 * in the cells ({@link CellShape}).
 *
 * <table> <caption>Columns of exports</caption>
 * <tr><td>Canvas</td><td>{@code Student,ID,SIS User ID,SIS Login ID,Section}</td></tr> <tr><td>Moodle,
 * worksheet</td><td>{@code Identifier,Full name,Email address,Status,Grade}, translated</td></tr> <tr><td>Moodle,
 * participants</td><td>{@code First name,Last name,ID number,Email address}, translated</td></tr>
 * <tr><td>Blackboard</td><td>{@code Last Name,First Name,Username,Student ID,Last Access,Availability}, with tabs and
 * in UTF-16 unless CSV is chosen
 * (<a href="https://en-us.help.blackboard.com/Learn/Instructor/Grade/Grading_Tasks/Work_Offline_With_Grade_Data">Work
 * Offline with Grade Data</a>)</td></tr>
 * <tr><td>Brightspace</td><td>{@code OrgDefinedId,Username,Last Name,First Name,Email,End-of-Line Indicator}, where ids
 * begin with {@code #} (<a href="https://community.d2l.com/brightspace/kb/articles/3538-importing-grades">Importing
 * grades</a>)</td></tr> <tr><td>Sakai</td><td>{@code Display ID,ID,Last Name,First Name,grade}, below a line with the
 * assignment's title, in {@code grades.csv} (<a href="https://github.com/sakaiproject/sakai/tree/master/assignment">its
 * assignment tool</a>)</td></tr> <tr><td>GitHub Classroom</td><td>{@code identifier,github_username,github_id,name}, in
 * {@code classroom_roster.csv}
 * (<a href="https://docs.github.com/en/education/manage-coursework-with-github-classroom/teach-with-github-classroom/manage-classrooms">Manage
 * classrooms</a>)</td></tr> <tr><td>Classroom
 * 50</td><td>{@code username,first_name,last_name,email,section,github_id,role}
 * (<a href="https://github.com/foundation50/classroom50/wiki/gh-teacher">gh teacher, "roster"</a>)</td></tr> </table>
 *
 * @param meanings one per column
 * @param namesRepositories whether a heading says that logins are GitHub's
 */
record RosterColumns(List<Meaning> meanings, boolean namesRepositories) {

    private static final Set<String> IDS = Set.of(
            "id",
            "studentid",
            "sid",
            "idnumber",
            "identifier",
            "userid",
            "login",
            "loginid",
            "sisuserid",
            "sisloginid",
            "netid",
            "displayid",
            "githubusername",
            "studentnumber",
            "matriculationnumber",
            "matrikelnummer",
            "idnummer",
            "kennung");

    /** Headings of the name that a person enters to log in. */
    private static final Set<String> USERNAMES = Set.of("username", "anmeldename");

    private static final Set<String> EMAILS = Set.of("email", "emailaddress", "mail", "emailadresse");
    private static final Set<String> NAMES = Set.of("name", "fullname", "student", "studentname", "vollstandigername");
    private static final Set<String> FIRST_NAMES = Set.of("firstname", "givenname", "first", "vorname");
    private static final Set<String> LAST_NAMES = Set.of("lastname", "surname", "familyname", "last", "nachname");
    private static final Set<String> OF_GITHUB = Set.of("githubusername", "githubid");

    /** Rows of a Canvas gradebook that are not students: the points to be earned, and the test student. */
    private static final Set<String> NOT_STUDENTS = Set.of("points possible", "student, test");

    /** Roles of a Classroom 50 roster that do not submit. */
    private static final Set<String> STAFF = Set.of("teacher", "hta", "ta");

    /** What a column holds. */
    enum Meaning {
        ID,
        /** An id with which a person logs in. */
        USERNAME,
        /** An id that Brightspace calls so. */
        ORG_DEFINED_ID,
        /** Moodle's participant: a word of its language, such as {@code Participant}, and the number. */
        PARTICIPANT,
        EMAIL,
        NAME,
        FIRST_NAME,
        LAST_NAME,
        ROLE,
        OTHER
    }

    private static final Set<Meaning> IDS_OF_ANY_KIND = Set.of(Meaning.ID, Meaning.USERNAME, Meaning.ORG_DEFINED_ID);

    /**
     * The columns of a table.
     *
     * @param header the cells of a line that may be the header
     * @param body the rows below it
     */
    static RosterColumns of(String[] header, List<String[]> body) {
        List<String> headings = Stream.of(header).map(RosterColumns::simplified).toList();
        boolean ofGitHub = headings.stream().anyMatch(OF_GITHUB::contains);
        List<Meaning> meanings = headings.stream()
                .map(heading -> meaning(heading, ofGitHub))
                .collect(Collectors.toCollection(ArrayList::new));
        new CellShape(header, body).complete(meanings);
        return new RosterColumns(List.copyOf(meanings), ofGitHub);
    }

    /** How many columns say something about people; with none, this is not a roster. */
    long known() {
        return meanings.stream()
                .filter(meaning -> meaning != Meaning.OTHER && meaning != Meaning.ROLE && meaning != Meaning.FIRST_NAME)
                .count();
    }

    /** The person in a row, if there is one. */
    Optional<Person> person(String[] row) {
        Set<String> ids = new LinkedHashSet<>();
        cells(row, Meaning.PARTICIPANT).map(CellShape::participant).forEach(ids::add);
        cells(row, IDS_OF_ANY_KIND).map(RosterColumns::id).forEach(ids::add);
        String email = cells(row, Meaning.EMAIL)
                .findFirst()
                .or(() -> ids.stream().filter(CellShape::isEmail).findFirst())
                .orElse("");
        String name = cells(row, Meaning.NAME)
                .findFirst()
                .orElseGet(() -> Stream.concat(cells(row, Meaning.FIRST_NAME), cells(row, Meaning.LAST_NAME))
                        .collect(Collectors.joining(" ")));
        boolean isNobody = ids.isEmpty() && email.isEmpty() && name.isEmpty();
        boolean isNoStudent = NOT_STUDENTS.contains(name.toLowerCase(Locale.ROOT))
                || namesRepositories && cells(row, Meaning.ROLE).anyMatch(STAFF::contains);
        return isNobody || isNoStudent
                ? Optional.empty()
                : Optional.of(new Person(
                        List.copyOf(ids),
                        email,
                        name,
                        namesRepositories ? "" : id(row, Meaning.USERNAME),
                        id(row, Meaning.ORG_DEFINED_ID)));
    }

    private String id(String[] row, Meaning meaning) {
        return cells(row, meaning).findFirst().map(RosterColumns::id).orElse("");
    }

    /** The id without the character that Brightspace writes before it, so that no spreadsheet takes it for a number. */
    private static String id(String cell) {
        return cell.replaceFirst("^#", "");
    }

    private Stream<String> cells(String[] row, Meaning meaning) {
        return cells(row, Set.of(meaning));
    }

    /** The cells with one of these meanings that are not empty, in the order of the columns. */
    private Stream<String> cells(String[] row, Set<Meaning> wanted) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < Math.min(meanings.size(), row.length); column++) {
            String cell = Person.stripped(row[column]);
            if (wanted.contains(meanings.get(column)) && !cell.isEmpty()) {
                cells.add(cell);
            }
        }
        return cells.stream();
    }

    private static Meaning meaning(String heading, boolean ofGitHub) {
        if (IDS.contains(heading)) {
            return Meaning.ID;
        } else if (USERNAMES.contains(heading)) {
            return Meaning.USERNAME;
        } else if (heading.equals("orgdefinedid")) {
            return Meaning.ORG_DEFINED_ID;
        } else if (EMAILS.contains(heading)) {
            return Meaning.EMAIL;
        } else if (NAMES.contains(heading)) {
            return Meaning.NAME;
        } else if (FIRST_NAMES.contains(heading)) {
            return Meaning.FIRST_NAME;
        } else if (LAST_NAMES.contains(heading)) {
            return Meaning.LAST_NAME;
        }
        return ofGitHub && heading.equals("role") ? Meaning.ROLE : Meaning.OTHER;
    }

    /** In lower case, letters and digits only. */
    private static String simplified(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
