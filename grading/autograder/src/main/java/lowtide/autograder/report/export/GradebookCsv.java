package lowtide.autograder.report.export;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lowtide.autograder.report.ClassRow;

/**
 * The results of a class as gradebooks in CSV. Every cell is quoted, and a cell that a spreadsheet could take for a formula
 * starts with an apostrophe.
 */
public final class GradebookCsv {

    /** OWASP's list for CSV injection with full-width forms, also after characters that a spreadsheet may strip. */
    private static final Pattern BEGINS_A_FORMULA =
            Pattern.compile("[\\s\\p{Z}'\"]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);

    /** Characters that end a line, move a cursor or change the direction of writing. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private static final ObjectWriter ROWS = new CsvMapper()
            .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
            .writer(CsvSchema.emptySchema().withLineSeparator("\n"));

    private GradebookCsv() {}

    /**
     * Writes a file for Canvas's gradebook import. Canvas identifies a student by the id, the SIS login or the name, in this
     * order.
     *
     * @param assignment the title of Canvas's assignment; Canvas creates an assignment for a new title
     * @see <a href="https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_importer.rb">Canvas's importer</a>
     */
    public static void writeCanvas(List<ClassRow> students, String assignment, Path file) throws IOException {
        try (Writer out = writer(file);
                SequenceWriter rows = ROWS.writeValues(out)) {
            row(rows, "Student", "ID", "SIS User ID", "SIS Login ID", "Section", assignment);
            row(rows, "Points Possible", "", "", "", "", outOf(students));
            for (ClassRow student : students) {
                row(rows, student.name(), student.platformId(), "", student.email(), "", grade(student));
            }
        }
    }

    /**
     * Writes the offline grading worksheet of a Moodle assignment. Moodle identifies a student by the identifier, the number
     * in the folder names of its download. A grade that was changed in Moodle meanwhile is kept, unless the teacher decides
     * otherwise on import. Moodle's gradebook import accepts this file too, matched by e-mail address.
     *
     * @see <a href="https://github.com/moodle/moodle/blob/main/mod/assign/feedback/offline/importgradeslib.php">Moodle's importer</a>
     */
    public static void writeMoodle(List<ClassRow> students, Path file) throws IOException {
        try (Writer out = writer(file);
                SequenceWriter rows = ROWS.writeValues(out)) {
            row(
                    rows,
                    "Identifier",
                    "Full name",
                    "Email address",
                    "Grade",
                    "Maximum Grade",
                    "Last modified (grade)",
                    "Feedback comments");
            for (ClassRow student : students) {
                String number = student.platformId();
                row(
                        rows,
                        number.isEmpty() ? "" : "Participant " + number,
                        student.name(),
                        student.email(),
                        grade(student),
                        outOf(students),
                        "-",
                        feedback(student));
            }
        }
    }

    /** Writes a file for any spreadsheet: points by stage and in total. */
    public static void writePlain(List<ClassRow> students, Path file) throws IOException {
        try (Writer out = writer(file);
                SequenceWriter rows = ROWS.writeValues(out)) {
            List<ClassRow.Stage> stages =
                    students.isEmpty() ? List.of() : students.get(0).stages();
            row(
                    rows,
                    concat(
                            List.of("id", "name"),
                            stages.stream()
                                    .map(stage -> stage.number() + " " + stage.title())
                                    .toList(),
                            List.of("points", "out of")));
            for (ClassRow student : students) {
                row(
                        rows,
                        concat(
                                List.of(student.id(), student.name()),
                                student.stages().stream()
                                        .map(stage -> String.valueOf(stage.points()))
                                        .toList(),
                                List.of(String.valueOf(student.points()), String.valueOf(student.outOf()))));
            }
        }
    }

    /** The text without formulas and control characters. */
    static String neutral(String text) {
        String plain = CONTROL.matcher(text).replaceAll(" ");
        return BEGINS_A_FORMULA.matcher(plain).matches() ? "'" + plain : plain;
    }

    /** Empty if the kit has not judged everything: a grade that is too low must not reach a gradebook. */
    private static String grade(ClassRow student) {
        return student.unfinished() ? "" : String.valueOf(student.points());
    }

    private static String outOf(List<ClassRow> students) {
        return String.valueOf(students.stream().mapToInt(ClassRow::outOf).max().orElse(0));
    }

    private static String feedback(ClassRow student) {
        return String.join(
                "; ",
                student.stages().stream()
                        .map(stage -> stage.number() + " " + stage.title() + " " + stage.points() + "/" + stage.outOf())
                        .toList());
    }

    /** Writes a question mark for an unpaired surrogate, where the writers of {@link Files} would throw. */
    private static Writer writer(Path file) throws IOException {
        return new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
    }

    @SafeVarargs
    private static String[] concat(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toArray(String[]::new);
    }

    private static void row(SequenceWriter rows, String... cells) throws IOException {
        rows.write(Stream.of(cells).map(GradebookCsv::neutral).toList());
    }
}
