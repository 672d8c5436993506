package lowtide.autograder.report.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.LatestRun;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.RosterFindings;
import lowtide.autograder.report.SubmittedSources;
import lowtide.autograder.report.history.ClassHistory;
import lowtide.autograder.report.history.RunSnapshot;
import lowtide.autograder.report.history.StudentSnapshot;
import lowtide.autograder.report.language.ReportLanguage;
import lowtide.autograder.report.page.instructor.ChecklistPage;
import lowtide.autograder.report.page.instructor.ClassPage;
import lowtide.autograder.report.page.instructor.ProgressPage;
import lowtide.autograder.report.page.instructor.RunningPage;
import lowtide.autograder.report.page.instructor.TimingsPage;
import lowtide.autograder.report.page.student.LabPage;
import lowtide.autograder.report.page.student.StudentPage;
import lowtide.course.Lab;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * The pages as a parser reads them.
 *
 * @param folder where they are written
 */
public record RenderedPages(Path folder) {

    /** A student's page of a single run. */
    public Document student(Results results, LatestRun run) throws IOException {
        return student(results, run, ReportLanguage.ENGLISH);
    }

    /** A student's page of a single run in a language, in which the results and the run are, too. */
    public Document student(Results results, LatestRun run, ReportLanguage language) throws IOException {
        return parsed("index.html", file -> StudentPage.write(results, run, language, file));
    }

    /** A student's page of a class, without sources. */
    public Document student(Results results) throws IOException {
        return student(results, SubmittedSources.NONE);
    }

    /** A student's page of a class. */
    public Document student(Results results, SubmittedSources sources) throws IOException {
        return parsed("index.html", file -> StudentPage.write(results, sources, file));
    }

    /** A class page without a roster and sources. */
    public Document ofClass(Results... results) throws IOException {
        return ofClass(RosterFindings.NONE, SubmittedSources.NONE, List.of(results));
    }

    /** A class page on which everybody has the same sources. */
    public Document ofClass(RosterFindings roster, SubmittedSources sources, List<Results> results) throws IOException {
        ClassResults all = new ClassResults();
        results.forEach(all::add);
        return parsed(
                "class.html", file -> ClassPage.write(all, roster, RenderedPages::studentPage, id -> sources, file));
    }

    /** The page that a student keeps after a lab. */
    public Document ofLab(Lab lab, SubmittedSources sources) throws IOException {
        return ofLab(lab, sources, ReportLanguage.ENGLISH);
    }

    /** The same in the language of the lab. */
    public Document ofLab(Lab lab, SubmittedSources sources, ReportLanguage language) throws IOException {
        return parsed("lab.html", file -> LabPage.write(lab, sources, language, file));
    }

    /** The page of a class with the production checklist. */
    public Document checklist(Results... results) throws IOException {
        ClassResults all = new ClassResults();
        List.of(results).forEach(all::add);
        return parsed("checklist.html", file -> ChecklistPage.write(all, RenderedPages::studentPage, file));
    }

    /** The page with the time of each submission. */
    public Document timings() throws IOException {
        return parsed(
                "timings.html",
                file -> TimingsPage.write(
                        Map.of("slow", Duration.ofMillis(9_949), "quick", Duration.ofMillis(80)), file));
    }

    /** The page of a class of which these are the last results, and that had others before. */
    public Document progress(List<Results> results) throws IOException {
        ClassResults all = new ClassResults();
        results.forEach(all::add);
        RunSnapshot now = RunSnapshot.of(4, "2026-11-30 12:00", all, Map.of());
        List<RunSnapshot> runs = new ArrayList<>();
        for (int run = 1; run <= 3; run++) {
            runs.add(new RunSnapshot(
                    run,
                    now.time(),
                    "Autumn",
                    now.students().stream().map(RenderedPages::earlier).toList()));
        }
        runs.add(now);
        return parsed(
                "progress.html", file -> ProgressPage.write(new ClassHistory(runs), RenderedPages::studentPage, file));
    }

    private static StudentSnapshot earlier(StudentSnapshot now) {
        return new StudentSnapshot(now.id(), now.name(), "earlier", 0, Map.of(1, 0, 2, 20), now.failed());
    }

    /** The page of a class that was being graded, with names, when it has stopped loading again, which axe forbids. */
    public Document running(List<Results> results) throws IOException {
        ClassResults all = new ClassResults();
        results.forEach(all::add);
        return parsed("running.html", file -> RunningPage.write(all, results.size(), false, true, file));
    }

    /** One page of each kind, with as much as there is on it. */
    public List<Document> all(Results results) throws IOException {
        return Stream.of(
                        student(results),
                        ofClass(results),
                        checklist(results),
                        timings(),
                        progress(List.of(results)),
                        running(List.of(results)))
                .toList();
    }

    /** The address of a student's page on the class page. */
    public static String studentPage(String id) {
        return "students/" + id + "/index.html";
    }

    private Document parsed(String name, Writing writing) throws IOException {
        Path file = folder.resolve(name);
        writing.to(file);
        return Jsoup.parse(file.toFile(), StandardCharsets.UTF_8.name());
    }

    private interface Writing {
        void to(Path file) throws IOException;
    }
}
