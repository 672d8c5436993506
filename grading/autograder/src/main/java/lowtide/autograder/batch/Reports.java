package lowtide.autograder.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.RosterFindings;
import lowtide.autograder.report.export.GradebookCsv;
import lowtide.autograder.report.export.GradescopeJson;
import lowtide.autograder.report.export.JUnitXml;
import lowtide.autograder.report.page.ClassPage;
import lowtide.autograder.report.page.StudentPage;
import lowtide.autograder.report.page.TimingsPage;

/**
 * Writes everything there is to read about one submission or a class. All of it is made from {@link Results} alone, so that
 * kept results can be reported again, and but for {@link #writeTimings} it is the same bytes for the same results.
 */
public final class Reports {

    /** Below the folder of a class the folder with one folder a student. */
    public static final String STUDENTS = "students";

    private static final String ASSIGNMENT = "Low Tide";

    private Reports() {}

    /** A student's {@code index.html}, {@code gradescope.json} and {@code junit.xml}. Replaces what is there; keeps other files. */
    public static void writeStudent(Results results, Path folder) throws IOException {
        Files.createDirectories(folder);
        writeStudentPage(results, folder.resolve("index.html"));
        Files.write(folder.resolve("gradescope.json"), GradescopeJson.bytes(results));
        Files.write(folder.resolve("junit.xml"), JUnitXml.bytes(results));
    }

    /** A student's page alone. */
    public static void writeStudentPage(Results results, Path file) throws IOException {
        StudentPage.write(results, file);
    }

    /**
     * A class's {@code class.html}, {@code class.csv}, {@code canvas.csv} and {@code moodle.csv}. The page expects those of
     * its students in {@code students/ID/index.html}.
     */
    public static void writeClass(ClassResults results, RosterFindings roster, Path folder) throws IOException {
        Files.createDirectories(folder);
        ClassPage.write(results, roster, id -> STUDENTS + "/" + id + "/index.html", folder.resolve("class.html"));
        GradebookCsv.writePlain(results.rows(), folder.resolve("class.csv"));
        GradebookCsv.writeCanvas(results.rows(), ASSIGNMENT, folder.resolve("canvas.csv"));
        GradebookCsv.writeMoodle(results.rows(), folder.resolve("moodle.csv"));
    }

    /** How long each submission took, by student id, as {@code timings.html}. */
    public static void writeTimings(Map<String, Duration> timings, Path folder) throws IOException {
        TimingsPage.write(timings, folder.resolve("timings.html"));
    }
}
