package lowtide.autograder.classroom.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The people of a class: a CSV file in UTF-8, or in UTF-16 with a byte order mark, separated by commas, semicolons or tabs,
 * with a header that names an id, an e-mail address or a name, in any order. These files can be used as exported: the
 * gradebooks of Canvas, Blackboard, Brightspace and Sakai, Moodle's list of participants and grading worksheet in any
 * language, and the rosters of GitHub Classroom and Classroom 50. {@link RosterColumns} has their columns.
 *
 * @param people everybody once, even if a row is there twice
 * @param namesRepositories whether the ids are GitHub logins, with which the names of repositories end
 */
public record Roster(List<Person> people, boolean namesRepositories) {

    /** Bytes of a roster. */
    private static final long MAX_SIZE = 16 << 20;

    private static final char[] SEPARATORS = {',', ';', '\t'};

    private static final ObjectReader ROWS = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY, CsvParser.Feature.SKIP_EMPTY_LINES)
            .build()
            .readerFor(String[].class);

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
        return read(file, decode(file));
    }

    /** With the separator that gives the most columns a meaning; with another one, the file may not even be CSV. */
    private static Roster read(Path file, String text) throws IOException {
        List<RosterTable> tables = new ArrayList<>();
        IOException reason = new IOException("The roster " + file
                + " has no column named id, e-mail or name in its first " + RosterTable.MAX_HEADER_LINES + " lines.");
        boolean isCsv = true;
        for (char separator : SEPARATORS) {
            try {
                RosterTable.in(rows(text, separator)).ifPresent(tables::add);
            } catch (JsonProcessingException malformed) {
                if (isCsv) {
                    isCsv = false;
                    reason = new IOException(
                            "The roster " + file + " is not valid CSV; the error is in line "
                                    + malformed.getLocation().getLineNr() + ".",
                            malformed);
                }
            }
        }
        // Of equal ones, max would return the last.
        Optional<RosterTable> best = tables.stream()
                .sorted(Comparator.comparing(
                                (RosterTable table) -> table.columns().known())
                        .reversed())
                .findFirst();
        if (best.isEmpty()) {
            throw reason;
        }
        return new Roster(best.get().people(), best.get().columns().namesRepositories());
    }

    private static List<String[]> rows(String text, char separator) throws IOException {
        try (MappingIterator<String[]> rows = ROWS.with(CsvSchema.emptySchema().withColumnSeparator(separator))
                .readValues(text)) {
            return rows.readAll();
        }
    }

    private static String decode(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        boolean isUtf16 = bytes.length > 1 && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1);
        try {
            String text = (isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            text = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return text.replaceFirst("(?i)\\Asep=.\\R", ""); // Excel's line that names the separator
        } catch (CharacterCodingException malformed) {
            throw new IOException("The roster " + file + " is not UTF-8 text; save it as \"CSV UTF-8\".");
        }
    }
}
