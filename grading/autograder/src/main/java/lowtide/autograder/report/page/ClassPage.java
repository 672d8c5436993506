package lowtide.autograder.report.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.ClassRow;
import lowtide.autograder.report.ReportText;
import lowtide.autograder.report.RosterFindings;
import lowtide.course.CheckVerdict;

/** The page for an instructor: how the class did, what to teach again, and what to review. */
public final class ClassPage {

    private final ClassResults results;
    private final List<ClassRow> rows;
    private final List<ClassResults.Lab> labs;
    private final List<ClassResults.CheckCount> counts;
    private final RosterFindings roster;
    private final Function<String, String> pageOf;
    private final KnownMistakes mistakes = KnownMistakes.shipped();

    private ClassPage(ClassResults results, RosterFindings roster, Function<String, String> pageOf) {
        this.results = results;
        this.rows = results.rows();
        this.labs = results.labs();
        this.counts = results.mostFailed();
        this.roster = roster;
        this.pageOf = pageOf;
    }

    /** @param pageOf the address of a student's page by student id, relative to the file */
    public static void write(ClassResults results, RosterFindings roster, Function<String, String> pageOf, Path file)
            throws IOException {
        PageTemplates.write("class.html", new ClassPage(results, roster, pageOf).view(), file);
    }

    /** What the template shows, by name. */
    private Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("students", rows.size());
        view.put("runs", results.runs());
        view.put("layers", results.layers());
        view.put(
                "labs",
                labs.stream()
                        .map(lab -> ClassPoints.of(lab, labs.size() == 1, rows))
                        .toList());
        view.put("failed", checks(check -> check.failed() > 0));
        view.put("neverFailed", neverFailed());
        view.put("checks", checks(check -> true));
        view.put("clusters", clusters(size -> size > 1));
        view.put("singles", clusters(size -> size == 1));
        view.put("rows", rows.stream().map(this::row).toList());
        view.put(
                "remarked",
                rows.stream()
                        .filter(row -> !row.remarks().isEmpty())
                        .map(row -> new RemarkView(person(row), row.remarks()))
                        .toList());
        view.put(
                "unfinished",
                rows.stream().filter(ClassRow::unfinished).map(this::person).toList());
        view.put("roster", roster);
        return view;
    }

    private List<CheckView> checks(Predicate<ClassResults.CheckCount> which) {
        return counts.stream()
                .filter(which)
                .map(check -> new CheckView(
                        check.head().id(),
                        check.head().title(),
                        check.head().why(),
                        check.failed(),
                        check.notReached(),
                        rows.isEmpty() ? 0 : 100 * check.failed() / rows.size()))
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

    private List<ClusterView> clusters(Predicate<Integer> size) {
        return results.clusters().stream()
                .filter(cluster -> size.test(cluster.students().size()))
                .map(cluster -> new ClusterView(
                        String.join(", ", cluster.key().failed()),
                        cluster.seen(),
                        cluster.students().size(),
                        mistakes.failing(cluster.key().stage(), cluster.key().failed()),
                        cluster.students().stream().map(this::person).toList()))
                .toList();
    }

    private RowView row(ClassRow row) {
        return new RowView(
                person(row),
                labs.stream()
                        .map(lab ->
                                row.lab(lab.number()).map(ClassRow.Lab::points).orElse(0))
                        .toList(),
                counts.stream()
                        .map(check ->
                                Cell.of(row.checks().getOrDefault(check.head().id(), CheckVerdict.NOT_REACHED)))
                        .toList());
    }

    /** Shows the id if the name is blank. */
    private Person person(ClassRow row) {
        String name = row.name().isBlank() ? row.id() : row.name();
        return new Person(row.id(), ReportText.shortened(name), pageOf.apply(row.id()));
    }

    private record CheckView(String id, String title, String why, int count, int notReached, int percent) {}

    private record ClusterView(
            String failed, String seen, int size, List<KnownMistakes.Mistake> mistakes, List<Person> people) {}

    /** @param points in each lab */
    private record RowView(Person person, List<Integer> points, List<Cell> cells) {}

    /** @param kind one letter, for the style sheet */
    private record Cell(char kind, String sign) {

        private static final Map<CheckVerdict, Cell> CELLS = Map.of(
                CheckVerdict.PASSED, new Cell('p', ReportText.sign(CheckVerdict.PASSED)),
                CheckVerdict.FAILED, new Cell('f', ReportText.sign(CheckVerdict.FAILED)),
                CheckVerdict.NOT_REACHED, new Cell('n', ReportText.sign(CheckVerdict.NOT_REACHED)),
                CheckVerdict.KIT_ERROR, new Cell('k', ReportText.sign(CheckVerdict.KIT_ERROR)));

        static Cell of(CheckVerdict verdict) {
            return CELLS.get(verdict);
        }
    }

    private record RemarkView(Person person, List<String> remarks) {}

    private record Person(String id, String name, String page) {}
}
