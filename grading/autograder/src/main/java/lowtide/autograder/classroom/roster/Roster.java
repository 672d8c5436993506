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
import java.util.List;
import java.util.Optional;

/**
 * The people of a class: a CSV file in UTF-8, separated by commas, semicolons or tabs, with a header that names an id, an
 * e-mail address or a name, in any order. Canvas's gradebook ({@code Student, ID, SIS User ID, SIS Login ID, Section,
 * ...}) and Moodle's list of participants and grading worksheet ({@code Identifier, Full name, Email address, ...};
 * {@code First name, Last name, ID number, ...}) can be used as exported.
 */
public record Roster(List<Person> people) {

    /** Bytes of a roster. */
    private static final long MAX_SIZE = 16 << 20;

    /** Lines among which the header is searched for; exports may begin with a title. */
    private static final int MAX_HEADER_LINES = 5;

    public Roster {
        people = List.copyOf(people);
    }

    /**
     * Reads a roster.
     *
     * @throws IOException if the file cannot be read as a roster; the message is for the instructor
     */
    public static Roster read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no roster " + file + ".");
        } else if (Files.size(file) > MAX_SIZE) {
            throw new IOException("The roster " + file + " has more than " + (MAX_SIZE >> 20) + " MB.");
        }
        String text = decode(file);
        for (char separator : new char[] {',', ';', '\t'}) {
            List<String[]> rows = rows(text, separator, file);
            for (int row = 0; row < Math.min(MAX_HEADER_LINES, rows.size()); row++) {
                RosterColumns columns = RosterColumns.of(rows.get(row));
                boolean isWrongSeparator = rows.get(row).length == 1 && text.contains(";") && separator == ',';
                if (!isWrongSeparator && columns.identifyPeople()) {
                    return new Roster(rows.subList(row + 1, rows.size()).stream()
                            .map(columns::person)
                            .flatMap(Optional::stream)
                            .toList());
                }
            }
        }
        throw new IOException("The roster " + file + " has no column named id, e-mail or name in its first "
                + MAX_HEADER_LINES + " lines.");
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
                    "The roster " + file + " is not valid CSV; the error is in line "
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
            return text.replaceFirst("(?i)\\Asep=.\\R", ""); // Excel's line that names the separator
        } catch (CharacterCodingException malformed) {
            throw new IOException("The roster " + file + " is not UTF-8 text; save it as \"CSV UTF-8\".");
        }
    }
}
