package lowtide.autograder.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.autograder.adjust.Adjustments;
import lowtide.autograder.batch.journal.ClassRoll;
import lowtide.autograder.batch.journal.Journal;
import lowtide.autograder.batch.journal.JournalEntry;
import lowtide.autograder.batch.journal.RunSettings;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.ResultsJson;
import lowtide.autograder.report.SubmittedSources;
import lowtide.autograder.report.export.AccountGradebooks;
import lowtide.autograder.report.export.AdjustmentsCsv;
import lowtide.autograder.report.export.GradebookCsv;
import lowtide.autograder.report.export.GradebookRow;
import lowtide.autograder.report.export.SubmissionForm;
import lowtide.autograder.report.page.instructor.ChecklistPage;
import lowtide.autograder.report.page.instructor.ClassPage;
import lowtide.autograder.report.page.instructor.TimingsPage;
import lowtide.autograder.report.page.student.StudentPage;

/**
 * The reports of a class run, written from its journal alone. The same results give byte-identical reports, except for
 * the timings and the history.
 */
final class ClassReports {

    private static final String ASSIGNMENT = "Low Tide";

    /** Forms that need no option, because platforms of many courses read them. */
    private static final Set<SubmissionForm> ALWAYS = Set.of(SubmissionForm.GRADESCOPE, SubmissionForm.JUNIT);

    private ClassReports() {}

    /**
     * Writes every report of this shard of the class, and then marks the run as complete.
     *
     * @param graded how many submissions were graded in this run
     */
    static ClassSummary write(Journal journal, RunSettings settings, ClassRoll roll, int graded, ReportOptions options)
            throws IOException {
        Map<String, String> kitFailures = new LinkedHashMap<>();
        Map<String, Duration> timings = new LinkedHashMap<>();
        Map<String, String> submissions = new LinkedHashMap<>();
        ClassResults all = new ClassResults();
        for (String id : roll.in(settings.shard())) {
            JournalEntry entry = journal.finished(id)
                    .orElseThrow(() -> new IOException("The result of " + id + " in " + journal.folder()
                            + " was changed or deleted meanwhile. Run the same command again."));
            if (!entry.isJudged()) {
                kitFailures.put(id, entry.kitFailure());
            }
            submissions.put(id, entry.key());
            timings.put(id, Duration.ofMillis(entry.millis()));
            Results results = adjusted(id, entry, options.adjustments(), journal);
            all.add(results);
            writeStudent(
                    results,
                    SubmittedSources.read(journal.sources(id)),
                    options.forms(),
                    journal.result(id).getParent());
        }
        Map<String, List<String>> leftOut = writeClass(all, roll, journal);
        writeTimings(timings, journal);
        RunHistory.add(journal, all, submissions, options.clock());
        journal.complete();
        return new ClassSummary(
                settings,
                all.rows().size(),
                graded,
                points(all),
                kitFailures,
                GradebookRow.undecided(all),
                leftOut,
                roll.roster(),
                options.adjustments().describe(all),
                lowered(all));
    }

    private static List<ClassSummary.LabPoints> points(ClassResults results) {
        return results.labs().stream()
                .map(lab -> ClassSummary.LabPoints.of(lab, results.rows()))
                .toList();
    }

    private static List<String> lowered(ClassResults results) {
        return results.rows().stream()
                .flatMap(row -> row.adjustments().stream()
                        .filter(adjustment -> adjustment.overrides() && adjustment.points() < adjustment.graded())
                        .map(adjustment -> row.id() + " " + adjustment.check()))
                .toList();
    }

    /** Reads the results of a student, and stores them again if the adjustments have changed. */
    private static Results adjusted(String id, JournalEntry entry, Adjustments adjustments, Journal journal)
            throws IOException {
        Results stored = ResultsJson.read(journal.result(id));
        Results results = adjustments.applied(stored);
        if (!results.equals(stored)) {
            journal.finish(id, ResultsJson.bytes(results), Files.readAllBytes(journal.sources(id)), entry);
        }
        return results;
    }

    /**
     * A student's {@code index.html} and, if there is a grade, the files of the forms: a platform would count checks that
     * the kit failed to judge as 0 points.
     */
    private static void writeStudent(Results results, SubmittedSources sources, Set<SubmissionForm> forms, Path folder)
            throws IOException {
        StudentPage.write(results, sources, folder.resolve("index.html"));
        SubmissionForm.write(
                results, Stream.concat(ALWAYS.stream(), forms.stream()).collect(Collectors.toSet()), folder);
    }

    /**
     * A class's {@code class.html}, {@code class.csv} and gradebooks; {@code checklist.html} if a row of it was graded, and
     * {@code adjustments.csv} if there are any.
     *
     * @return the ids of the students who are left out of a gradebook, by its name
     */
    private static Map<String, List<String>> writeClass(ClassResults results, ClassRoll roll, Journal journal)
            throws IOException {
        Path folder = journal.folder();
        ClassPage.write(
                results,
                roll.roster(),
                id -> Journal.STUDENTS + "/" + id + "/index.html",
                id -> sources(journal, id),
                folder.resolve("class.html"));
        Path checklist = folder.resolve("checklist.html");
        if (ChecklistPage.isNeeded(results)) {
            ChecklistPage.write(results, id -> Journal.STUDENTS + "/" + id + "/index.html", checklist);
        } else {
            Files.deleteIfExists(checklist);
        }
        Path adjustments = folder.resolve(Adjustments.REPORT);
        if (results.rows().stream().allMatch(row -> row.adjustments().isEmpty())) {
            Files.deleteIfExists(adjustments);
        } else {
            AdjustmentsCsv.write(results, adjustments);
        }
        return writeGradebooks(results, roll, folder);
    }

    /** One file for each platform; if there are several labs, {@code moodle-labN.csv} for each. */
    private static Map<String, List<String>> writeGradebooks(ClassResults results, ClassRoll roll, Path folder)
            throws IOException {
        GradebookCsv.writePlain(results, folder.resolve("class.csv"));
        GradebookCsv.writeCanvas(results, ASSIGNMENT, folder.resolve("canvas.csv"));
        List<ClassResults.Lab> labs = results.labs();
        for (ClassResults.Lab lab : labs) {
            String file = labs.size() == 1 ? "moodle.csv" : "moodle-lab" + lab.number() + ".csv";
            GradebookCsv.writeMoodle(results, lab, folder.resolve(file));
        }
        AccountGradebooks gradebooks = new AccountGradebooks(results, roll.accounts(), ASSIGNMENT);
        Map<String, List<String>> leftOut = new LinkedHashMap<>();
        leftOut.put("blackboard.csv", gradebooks.writeBlackboard(folder.resolve("blackboard.csv")));
        leftOut.put("brightspace.csv", gradebooks.writeBrightspace(folder.resolve("brightspace.csv")));
        return leftOut;
    }

    private static SubmittedSources sources(Journal journal, String id) {
        try {
            return SubmittedSources.read(journal.sources(id));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@code timings.html} and {@code timings.csv}. */
    private static void writeTimings(Map<String, Duration> timings, Journal journal) throws IOException {
        TimingsPage.write(timings, journal.folder().resolve("timings.html"));
        StringBuilder csv = new StringBuilder("id,milliseconds\r\n");
        timings.forEach((id, taken) ->
                csv.append(id).append(',').append(taken.toMillis()).append("\r\n"));
        journal.put("timings.csv", csv.toString().getBytes(StandardCharsets.UTF_8));
    }
}
