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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lowtide.autograder.report.ClassResults;
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
     * Writes a file for Canvas's gradebook import, with one assignment a lab. Canvas identifies a student by the id, the SIS
     * login or the name, in this order.
     *
     * @param assignment the title of Canvas's assignment, to which the lab is added if there are several; Canvas creates an
     *     assignment for a new title
     * @see <a href="https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_importer.rb">Canvas's importer</a>
     */
    public static void writeCanvas(ClassResults results, String assignment, Path file) throws IOException {
        List<ClassResults.Lab> labs = results.labs();
        try (Writer out = writer(file);
                SequenceWriter rows = ROWS.writeValues(out)) {
            row(
                    rows,
                    List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section"),
                    labs.stream()
                            .map(lab -> labs.size() == 1 ? assignment : assignment + " Lab " + lab.number())
                            .toList());
            row(
                    rows,
                    List.of("Points Possible", "", "", "", ""),
                    labs.stream().map(GradebookCsv::outOf).toList());
            for (ClassRow student : results.rows()) {
                row(
                        rows,
                        List.of(student.name(), student.platformId(), "", student.email(), ""),
                        labs.stream().map(lab -> grade(student, lab)).toList());
            }
        }
    }

    /**
     * Writes the offline grading worksheet of a Moodle assignment, which is about one lab. Moodle identifies a student by the
     * identifier, the number in the folder names of its download. A grade that was changed in Moodle meanwhile is kept,
     * unless the teacher decides otherwise on import. Moodle's gradebook import accepts this file too, matched by e-mail
     * address.
     *
     * @see <a href="https://github.com/moodle/moodle/blob/main/mod/assign/feedback/offline/importgradeslib.php">Moodle's importer</a>
     */
    public static void writeMoodle(ClassResults results, ClassResults.Lab lab, Path file) throws IOException {
        try (Writer out = writer(file);
                SequenceWriter rows = ROWS.writeValues(out)) {
            row(
                    rows,
                    List.of(
                            "Identifier",
                            "Full name",
                            "Email address",
                            "Grade",
                            "Maximum Grade",
                            "Last modified (grade)",
                            "Feedback comments"));
            for (ClassRow student : results.rows()) {
                String number = student.platformId();
                row(
                        rows,
                        List.of(
                                number.isEmpty() ? "" : "Participant " + number,
                                student.name(),
                                student.email(),
                                grade(student, lab),
                                outOf(lab),
                                "-",
                                feedback(student, lab)));
            }
        }
    }

    /** Writes a file for any spreadsheet: for each lab, points by stage and in total. */
    public static void writePlain(ClassResults results, Path file) throws IOException {
        try (Writer out = writer(file);
                SequenceWriter rows = ROWS.writeValues(out)) {
            List<ClassResults.Lab> labs = results.labs();
            List<ClassRow> students = results.rows();
            List<String> heads = new ArrayList<>(List.of("id", "name"));
            for (ClassResults.Lab lab : labs) {
                students.stream()
                        .limit(1)
                        .flatMap(student -> student.stagesOf(lab.number()).stream())
                        .forEach(stage -> heads.add(stage.number() + " " + stage.title()));
                String prefix = labs.size() == 1 ? "" : "lab " + lab.number() + " ";
                heads.addAll(List.of(prefix + "points", prefix + "out of"));
            }
            row(rows, heads);
            for (ClassRow student : students) {
                row(
                        rows,
                        List.of(student.id(), student.name()),
                        labs.stream()
                                .flatMap(lab -> points(student, lab).stream())
                                .toList());
            }
        }
    }

    private static List<String> points(ClassRow student, ClassResults.Lab lab) {
        List<String> points = new ArrayList<>();
        student.stagesOf(lab.number()).forEach(stage -> points.add(String.valueOf(stage.points())));
        student.lab(lab.number()).ifPresent(score -> {
            points.add(String.valueOf(score.points()));
            points.add(String.valueOf(score.outOf()));
        });
        return points;
    }

    /** The text without formulas and control characters. */
    static String neutral(String text) {
        String plain = CONTROL.matcher(text).replaceAll(" ");
        return BEGINS_A_FORMULA.matcher(plain).matches() ? "'" + plain : plain;
    }

    /** Empty if the kit has not judged everything: a grade that is too low must not reach a gradebook. */
    private static String grade(ClassRow student, ClassResults.Lab lab) {
        return student.lab(lab.number())
                .filter(score -> !score.unfinished())
                .map(score -> String.valueOf(score.points()))
                .orElse("");
    }

    private static String outOf(ClassResults.Lab lab) {
        return String.valueOf(lab.outOf());
    }

    private static String feedback(ClassRow student, ClassResults.Lab lab) {
        return String.join(
                "; ",
                student.stagesOf(lab.number()).stream()
                        .map(stage -> stage.number() + " " + stage.title() + " " + stage.points() + "/" + stage.outOf())
                        .toList());
    }

    /** Writes a question mark for an unpaired surrogate, where the writers of {@link Files} would throw. */
    private static Writer writer(Path file) throws IOException {
        return new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
    }

    @SafeVarargs
    private static void row(SequenceWriter rows, List<String>... parts) throws IOException {
        rows.write(Stream.of(parts)
                .flatMap(List::stream)
                .map(GradebookCsv::neutral)
                .toList());
    }
}
