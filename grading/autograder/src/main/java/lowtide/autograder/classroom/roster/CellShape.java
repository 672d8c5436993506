package lowtide.autograder.classroom.roster;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lowtide.autograder.classroom.roster.RosterColumns.Meaning;

/**
 * The meanings of a table's columns as far as their cells show them, in any language of the headings. Moodle's grading
 * worksheet begins with the participant, which is a word and a number, and the full name
 * ({@code mod/assign/feedback/offline/importgradeslib.php}; the word is {@code hiddenuser} in its language packs).
 *
 * @param header the headings
 * @param body the rows below it
 */
record CellShape(String[] header, List<String[]> body) {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;\"<>]+@[^\\s@,;\"<>]+");

    /** A capitalized word, or one in a script without capitals; a student number such as A1001 or s1001 has neither. */
    private static final Pattern PARTICIPANT =
            Pattern.compile("(?<word>(\\p{Lu}\\p{Ll}|\\p{Lo})\\D*?)[\\s\\p{Z}]*(?<number>\\p{Nd}{1,18})");

    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\s\\p{Z}.'\u2019-]+");

    /** Columns of names: the first and the last name. */
    private static final int MAX_NAMES = 2;

    /** Assigns a meaning to columns without one, and to the first column if it is Moodle's. */
    void complete(List<Meaning> meanings) {
        if (!meanings.contains(Meaning.EMAIL)) {
            unknown(meanings)
                    .filter(column -> all(column, CellShape::isEmail) && !isEmail(heading(column)))
                    .findFirst()
                    .ifPresent(column -> meanings.set(column, Meaning.EMAIL));
        }
        boolean isParticipant = !meanings.isEmpty()
                && (meanings.get(0) == Meaning.ID || meanings.get(0) == Meaning.OTHER)
                && all(0, cell -> PARTICIPANT.matcher(cell).matches())
                && words().distinct().count() == 1;
        if (isParticipant) {
            meanings.set(0, Meaning.PARTICIPANT);
        }
        if (Stream.of(Meaning.NAME, Meaning.FIRST_NAME, Meaning.LAST_NAME).noneMatch(meanings::contains)) {
            int email = meanings.indexOf(Meaning.EMAIL);
            List<Integer> names = unknown(meanings)
                    .filter(column -> isParticipant ? column == 1 : column < email)
                    .filter(column -> all(column, cell -> WORDS.matcher(cell).matches()))
                    .limit(MAX_NAMES)
                    .toList();
            names.forEach(column -> meanings.set(
                    column,
                    names.size() == 1
                            ? Meaning.NAME
                            : column.equals(names.get(0)) ? Meaning.FIRST_NAME : Meaning.LAST_NAME));
        }
    }

    /** The number of Moodle's participant. */
    static String participant(String cell) {
        Matcher participant = PARTICIPANT.matcher(cell);
        return participant.matches() ? participant.group("number") : cell;
    }

    /** Whether a cell is an e-mail address. */
    static boolean isEmail(String cell) {
        return EMAIL.matcher(cell).matches();
    }

    private String heading(int column) {
        return Person.stripped(header[column]);
    }

    /** Whether all cells of a column that are not empty are like this, and there are any. */
    private boolean all(int column, Predicate<String> shape) {
        return cells(column).findAny().isPresent() && cells(column).allMatch(shape);
    }

    private Stream<String> cells(int column) {
        return body.stream()
                .filter(row -> column < row.length)
                .map(row -> Person.stripped(row[column]))
                .filter(cell -> !cell.isEmpty());
    }

    private Stream<String> words() {
        return cells(0).map(PARTICIPANT::matcher).filter(Matcher::matches).map(match -> match.group("word"));
    }

    private static Stream<Integer> unknown(List<Meaning> meanings) {
        return IntStream.range(0, meanings.size())
                .filter(column -> meanings.get(column) == Meaning.OTHER)
                .boxed();
    }
}
