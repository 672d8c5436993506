package lowtide.autograder.classroom.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who is in a class: a CSV file in UTF-8, with commas, semicolons or tabs, and a header that names an id, an e-mail
 * address or a name, in any order. The gradebook that Canvas exports ({@code Student, ID, SIS User ID, SIS Login ID,
 * Section, ...}) and the participants' list and grading worksheet of Moodle ({@code Identifier, Full name, Email address,
 * ...}; {@code First name, Last name, ID number, ...}) are taken as they come.
 */
public record Roster(List<Person> people) {

    private static final long LARGEST = 16 << 20;
    private static final int HEADER_WITHIN = 5;

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

    /** Rows of a Canvas gradebook that are nobody: what can be earned, and the student that instructors try things as. */
    private static final Set<String> NOBODY = Set.of("points possible", "student, test");

    private static final Pattern MOODLE_PARTICIPANT = Pattern.compile("Participant (\\d+)");

    /** @throws IOException if it cannot be read as one; the message says why */
    public static Roster read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no roster " + file + ".");
        } else if (Files.size(file) > LARGEST) {
            throw new IOException("The roster " + file + " has more than " + (LARGEST >> 20) + " MB.");
        }
        String text = decode(file);
        for (char separator : new char[] {',', ';', '\t'}) {
            List<String[]> rows = rows(text, separator, file);
            for (int row = 0; row < Math.min(HEADER_WITHIN, rows.size()); row++) {
                String[] header = Stream.of(rows.get(row)).map(Roster::folded).toArray(String[]::new);
                boolean alone = header.length == 1 && text.contains(";") && separator == ',';
                if (!alone && Stream.of(header).anyMatch(Roster::isKnown)) {
                    return new Roster(people(header, rows.subList(row + 1, rows.size())));
                }
            }
        }
        throw new IOException("The roster " + file + " has no column named id, e-mail or name in its first line.");
    }

    private static boolean isKnown(String column) {
        return IDS.contains(column) || EMAILS.contains(column) || NAMES.contains(column) || LAST_NAMES.contains(column);
    }

    private static List<Person> people(String[] header, List<String[]> rows) {
        List<Person> people = new ArrayList<>();
        for (String[] row : rows) {
            Set<String> ids = new LinkedHashSet<>();
            String email = "";
            String name = "";
            String first = "";
            String last = "";
            for (int column = 0; column < Math.min(header.length, row.length); column++) {
                String value = row[column].strip();
                if (IDS.contains(header[column]) && !value.isEmpty()) {
                    ids.add(MOODLE_PARTICIPANT.matcher(value).replaceFirst("$1"));
                } else if (EMAILS.contains(header[column])) {
                    email = value;
                } else if (NAMES.contains(header[column])) {
                    name = value;
                } else if (FIRST_NAMES.contains(header[column])) {
                    first = value;
                } else if (LAST_NAMES.contains(header[column])) {
                    last = value;
                }
            }
            name = name.isEmpty() ? (first + " " + last).strip() : name;
            boolean isSomebody = !(ids.isEmpty() && email.isEmpty() && name.isEmpty())
                    && !NOBODY.contains(name.toLowerCase(Locale.ROOT));
            if (isSomebody) {
                people.add(new Person(List.copyOf(ids), email, name));
            }
        }
        return people;
    }

    private static List<String[]> rows(String text, char separator, Path file) throws IOException {
        CsvMapper mapper = CsvMapper.builder()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY, CsvParser.Feature.SKIP_EMPTY_LINES)
                .build();
        try (MappingIterator<String[]> rows = mapper.readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator))
                .readValues(text)) {
            return rows.readAll();
        } catch (JsonProcessingException malformed) {
            throw new IOException(
                    "The roster " + file + " is no CSV file: line "
                            + malformed.getLocation().getLineNr() + ".",
                    malformed);
        }
    }

    private static String decode(Path file) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            text = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return text.replaceFirst("(?i)\\Asep=.\\R", ""); // a line of Excel's own
        } catch (CharacterCodingException malformed) {
            throw new IOException("The roster " + file + " is not UTF-8 text; save it as \"CSV UTF-8\".");
        }
    }

    private static String folded(String column) {
        return Normalizer.normalize(column, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
