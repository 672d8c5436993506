package lowtide.autograder.report.page.instructor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import lowtide.autograder.report.Adjustment;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.ClassRow;
import lowtide.autograder.report.RosterFindings;
import lowtide.autograder.report.SubmittedSources;
import lowtide.autograder.report.page.PageTemplates;

/** The page for an instructor: how the class did, what to teach again, and what to review. */
public final class ClassPage {

    private final ClassResults results;
    private final List<ClassRow> rows;
    private final List<ClassResults.CheckCount> counts;
    private final Function<String, String> pageOf;

    private ClassPage(ClassResults results, Function<String, String> pageOf) {
        this.results = results;
        this.rows = results.rows();
        this.counts = results.mostFailed();
        this.pageOf = pageOf;
    }

    /**
     * Writes the page.
     *
     * @param pageOf the address of a student's page by student id, relative to the file
     * @param sourcesOf a student's sources by student id
     */
    public static void write(
            ClassResults results,
            RosterFindings roster,
            Function<String, String> pageOf,
            Function<String, SubmittedSources> sourcesOf,
            Path file)
            throws IOException {
        PageTemplates.write("class.html", new ClassPage(results, pageOf).view(roster, sourcesOf), file);
    }

    /** The values of the template, by name. */
    private Map<String, Object> view(RosterFindings roster, Function<String, SubmittedSources> sourcesOf)
            throws IOException {
        List<MistakeRow> mistakes = new MistakeTable(pageOf, sourcesOf).rows(results.clusters());
        List<ClassResults.Lab> labs = results.labs();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("scriptHash", PageTemplates.scriptHash());
        view.put("students", rows.size());
        view.put("checklist", ChecklistPage.isNeeded(results));
        view.put("runs", results.runs());
        view.put("layers", results.layers());
        view.put(
                "labs",
                labs.stream()
                        .map(lab -> ClassPoints.of(lab, labs.size() == 1, rows))
                        .toList());
        view.put("ungraded", UngradedStages.of(rows, pageOf));
        view.put("failed", failedChecks());
        view.put("neverFailed", neverFailed());
        view.put("clusters", sized(mistakes, size -> size > 1));
        view.put("singles", sized(mistakes, size -> size == 1));
        view.put("table", StudentTable.of(results, pageOf));
        view.put("byHand", byHand());
        view.put(
                "remarked",
                rows.stream()
                        .filter(row -> !row.remarks().isEmpty())
                        .map(row -> new RemarkView(StudentLink.of(row, pageOf), row.remarks()))
                        .toList());
        view.put(
                "unfinished",
                rows.stream()
                        .filter(ClassRow::unfinished)
                        .map(row -> StudentLink.of(row, pageOf))
                        .toList());
        view.put("roster", roster);
        return view;
    }

    private List<CheckView> failedChecks() {
        return counts.stream()
                .filter(check -> check.failed() > 0)
                .map(check -> new CheckView(
                        check.head().id(),
                        check.head().title(),
                        check.head().why(),
                        check.failed(),
                        check.notReached(),
                        rows.isEmpty() ? 0 : 100 * check.failed() / rows.size()))
                .toList();
    }

    private List<RemarkView> byHand() {
        return rows.stream()
                .filter(row -> !row.adjustments().isEmpty())
                .map(row -> new RemarkView(
                        StudentLink.of(row, pageOf),
                        row.adjustments().stream().map(Adjustment::describe).toList()))
                .toList();
    }

    private String neverFailed() {
        return String.join(
                ", ",
                counts.stream()
                        .filter(check -> check.failed() == 0)
                        .map(ClassResults.CheckCount::head)
                        .sorted()
                        .map(ClassResults.Head::id)
                        .toList());
    }

    private static List<MistakeRow> sized(List<MistakeRow> mistakes, Predicate<Integer> size) {
        return mistakes.stream()
                .filter(mistake -> size.test(mistake.people().size()))
                .toList();
    }

    private record CheckView(String id, String title, String why, int count, int notReached, int percent) {}

    private record RemarkView(StudentLink person, List<String> remarks) {}
}
