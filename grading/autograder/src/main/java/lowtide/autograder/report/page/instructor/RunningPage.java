package lowtide.autograder.report.page.instructor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.ClassRow;
import lowtide.autograder.report.page.PageTemplates;

/** The page of a class that is being graded, for a projector: it asks for itself again, and names nobody unless told to. */
public final class RunningPage {

    private static final int SHOWN_CHECKS = 8;

    private RunningPage() {}

    /**
     * Writes the page. A reader sees the old page or the new one, never half of one.
     *
     * @param results what is finished so far
     * @param submissions how many there are
     * @param isRunning whether the page asks for itself again
     * @param isNamed whether it names students
     */
    public static void write(ClassResults results, int submissions, boolean isRunning, boolean isNamed, Path file)
            throws IOException {
        List<ClassRow> rows = results.rows();
        List<ClassResults.Lab> labs = results.labs();
        Path unfinished = file.resolveSibling(file.getFileName() + ".half");
        PageTemplates.write(
                "running.html",
                Map.of(
                        "refresh",
                        isRunning ? "5" : "",
                        "done",
                        rows.size(),
                        "all",
                        submissions,
                        "percent",
                        submissions == 0 ? 0 : 100 * rows.size() / submissions,
                        "labs",
                        labs.stream()
                                .map(lab -> ClassPoints.of(lab, labs.size() == 1, rows))
                                .toList(),
                        "failed",
                        results.mostFailed().stream()
                                .filter(check -> check.failed() > 0)
                                .limit(SHOWN_CHECKS)
                                .map(check -> new FailedCheck(
                                        check.head().id(),
                                        check.head().title(),
                                        check.failed(),
                                        100 * check.failed() / rows.size()))
                                .toList(),
                        "students",
                        isNamed
                                ? rows.stream()
                                        .map(row -> new Finished(
                                                StudentLink.of(row, id -> "").name(), points(row, labs)))
                                        .toList()
                                : List.of()),
                unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static int points(ClassRow row, List<ClassResults.Lab> labs) {
        return labs.stream()
                .flatMap(lab -> row.lab(lab.number()).stream())
                .mapToInt(ClassRow.Lab::points)
                .sum();
    }

    private record FailedCheck(String id, String title, int count, int percent) {}

    private record Finished(String name, int points) {}
}
