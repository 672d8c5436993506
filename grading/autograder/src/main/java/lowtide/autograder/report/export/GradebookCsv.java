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
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.ClassRow;
import lowtide.autograder.report.ReportText;
import lowtide.course.StageVerdict;

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

    private static final List<String> MOODLE_HEADINGS = List.of(
            "Identifier",
            "Full name",
            "Email address",
            "Grade",
            "Maximum Grade",
            "Last modified (grade)",
            "Feedback comments");

    private GradebookCsv() {}

    /**
     * Writes a file for Canvas's gradebook import, with one assignment per lab. Canvas identifies a student by the id,
     * the SIS login or the name, in this order, and reads these headings in every language.
     *
     * @param assignment the title of Canvas's assignment, to which the lab is added if there are several; Canvas
     *     creates an assignment for a new title
     * @see <a href="https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_importer.rb">Canvas's importer</a>
     */
    public static void writeCanvas(ClassResults results, String assignment, Path file) throws IOException {
        List<ClassResults.Lab> labs = results.labs();
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(
                List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section"),
                labs,
                lab -> labs.size() == 1 ? assignment : assignment + " Lab " + lab.number()));
        rows.add(row(List.of("Points Possible", "", "", "", ""), labs, GradebookCsv::outOf));
        for (GradebookRow row : GradebookRow.of(results)) {
            ClassRow student = row.student();
            rows.add(row(List.of(student.name(), student.platformId(), "", student.email(), ""), labs, row::grade));
        }
        write(rows, file);
    }

    /**
     * Writes the offline grading worksheet of a Moodle assignment, which covers one lab. Moodle identifies a student by
     * the identifier, the number in the folder names of its download. A grade that was changed in Moodle meanwhile is
     * kept, unless the teacher decides otherwise on import. Moodle compares the headings and the word
     * {@code Participant} with those of the language of the person who imports, which has to be English. Moodle's
     * gradebook import accepts this file in any language, matched by e-mail address.
     *
     * @see <a href="https://github.com/moodle/moodle/blob/main/mod/assign/feedback/offline/importgradeslib.php">Moodle's importer</a>
     */
    public static void writeMoodle(ClassResults results, ClassResults.Lab lab, Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(MOODLE_HEADINGS);
        for (GradebookRow row : GradebookRow.of(results)) {
            ClassRow student = row.student();
            rows.add(List.of(
                    student.platformId().isEmpty() ? "" : "Participant " + student.platformId(),
                    student.name(),
                    student.email(),
                    row.grade(lab),
                    outOf(lab),
                    "-",
                    row.feedback(lab, results.rubric())));
        }
        write(rows, file);
    }

    /**
     * Writes a file for any spreadsheet, with a row for each submission that was graded: for each lab, points by stage
     * and in total. If a person changed points or wrote comments, the last column has them. Points are empty if the kit has not judged everything.
     */
    public static void writePlain(ClassResults results, Path file) throws IOException {
        List<ClassResults.Lab> labs = results.labs();
        List<ClassRow> students = results.rows();
        List<List<String>> rows = new ArrayList<>();
        boolean isAdjusted =
                students.stream().anyMatch(student -> !student.adjustments().isEmpty());
        rows.add(plainHeadings(results, isAdjusted));
        for (ClassRow student : students) {
            List<String> row = new ArrayList<>(List.of(student.id(), student.name()));
            labs.forEach(lab -> row.addAll(points(student, lab)));
            if (isAdjusted) {
                row.add(GradebookRow.byHand(student.adjustments()));
            }
            rows.add(row);
        }
        write(rows, file);
    }

    private static List<String> plainHeadings(ClassResults results, boolean isAdjusted) {
        List<ClassResults.Lab> labs = results.labs();
        String rubric = ReportText.rubric(results.rubric());
        List<String> headings = new ArrayList<>(List.of("id", "name"));
        for (ClassResults.Lab lab : labs) {
            results.rows().stream()
                    .limit(1)
                    .flatMap(student -> student.stagesOf(lab.number()).stream())
                    .forEach(stage -> headings.add(stage.number() + " " + stage.title()));
            String prefix = labs.size() == 1 ? "" : "lab " + lab.number() + " ";
            headings.addAll(List.of(prefix + "points" + rubric, prefix + "out of"));
        }
        if (isAdjusted) {
            headings.add("by hand");
        }
        return headings;
    }

    private static List<String> points(ClassRow student, ClassResults.Lab lab) {
        List<String> points = new ArrayList<>();
        boolean unfinished =
                student.lab(lab.number()).filter(ClassRow.Lab::unfinished).isPresent();
        student.stagesOf(lab.number())
                .forEach(stage -> points.add(
                        stage.verdict() == StageVerdict.KIT_ERROR && unfinished ? "" : String.valueOf(stage.points())));
        points.add(new GradebookRow(student, false).grade(lab));
        points.add(outOf(lab));
        return points;
    }

    /** The text without formulas and control characters. */
    static String neutral(String text) {
        String plain = CONTROL.matcher(text).replaceAll(" ");
        return BEGINS_A_FORMULA.matcher(plain).matches() ? "'" + plain : plain;
    }

    private static String outOf(ClassResults.Lab lab) {
        return String.valueOf(lab.outOf());
    }

    private static List<String> row(
            List<String> first, List<ClassResults.Lab> labs, Function<ClassResults.Lab, String> ofLab) {
        return Stream.concat(first.stream(), labs.stream().map(ofLab)).toList();
    }

    /** Writes a question mark for an unpaired surrogate, where the writers of {@link Files} would throw. */
    static void write(List<List<String>> rows, Path file) throws IOException {
        try (Writer out = new BufferedWriter(
                        new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
                SequenceWriter csv = ROWS.writeValues(out)) {
            for (List<String> row : rows) {
                csv.write(row.stream().map(GradebookCsv::neutral).toList());
            }
        }
    }
}
