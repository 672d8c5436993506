package lowtide.autograder.report.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.ClassRow;
import lowtide.autograder.report.ReportText;
import lowtide.autograder.report.RosterFindings;
import lowtide.course.CheckVerdict;
import lowtide.course.StageVerdict;

/** The page for an instructor: how the class did, what to teach again, and what to review. */
public final class ClassPage {

    private static final int LAST_BIN = 10;

    private ClassPage() {}

    /** @param pageOf the address of a student's page by student id, relative to the file */
    public static void write(ClassResults results, RosterFindings roster, Function<String, String> pageOf, Path file)
            throws IOException {
        PageTemplates.write("class.html", new View(results, roster, pageOf, KnownMistakes.shipped()), file);
    }

    private record View(
            int students,
            String mean,
            int median,
            int outOf,
            String runs,
            String layers,
            List<Bin> distribution,
            List<StageView> stages,
            List<CheckView> failed,
            String neverFailed,
            List<CheckView> checks,
            List<ClusterView> clusters,
            List<ClusterView> singles,
            List<RowView> rows,
            List<RemarkView> remarked,
            List<Person> unfinished,
            RosterFindings roster) {

        View(ClassResults results, RosterFindings roster, Function<String, String> pageOf, KnownMistakes mistakes) {
            this(
                    results,
                    results.rows(),
                    roster,
                    new People(pageOf),
                    mistakes,
                    results.mostFailed(),
                    results.clusters());
        }

        private View(
                ClassResults results,
                List<ClassRow> rows,
                RosterFindings roster,
                People people,
                KnownMistakes mistakes,
                List<ClassResults.CheckCount> counts,
                List<ClassResults.Cluster> clusters) {
            this(
                    rows.size(),
                    mean(rows),
                    median(rows),
                    rows.stream().mapToInt(ClassRow::outOf).max().orElse(0),
                    results.runs(),
                    results.layers(),
                    distribution(rows),
                    stages(rows),
                    counts.stream()
                            .filter(check -> check.failed() > 0)
                            .map(check -> CheckView.of(check, rows.size()))
                            .toList(),
                    String.join(
                            ", ",
                            counts.stream()
                                    .filter(check -> check.failed() == 0)
                                    .map(check -> check.head().id())
                                    .sorted()
                                    .toList()),
                    counts.stream()
                            .map(check -> CheckView.of(check, rows.size()))
                            .toList(),
                    clusters.stream()
                            .filter(cluster -> cluster.students().size() > 1)
                            .map(cluster -> ClusterView.of(cluster, people, mistakes))
                            .toList(),
                    clusters.stream()
                            .filter(cluster -> cluster.students().size() == 1)
                            .map(cluster -> ClusterView.of(cluster, people, mistakes))
                            .toList(),
                    rows.stream().map(row -> RowView.of(row, people, counts)).toList(),
                    rows.stream()
                            .filter(row -> !row.remarks().isEmpty())
                            .map(row -> new RemarkView(people.of(row), row.remarks()))
                            .toList(),
                    rows.stream().filter(ClassRow::unfinished).map(people::of).toList(),
                    roster);
        }

        private static String mean(List<ClassRow> rows) {
            int tenths = rows.isEmpty()
                    ? 0
                    : (int) Math.round(
                            10.0 * rows.stream().mapToInt(ClassRow::points).sum() / rows.size());
            return tenths / 10 + "." + tenths % 10;
        }

        /** The lower one of the two in the middle. */
        private static int median(List<ClassRow> rows) {
            List<Integer> sorted = rows.stream().map(ClassRow::points).sorted().toList();
            return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) / 2);
        }

        private static List<Bin> distribution(List<ClassRow> rows) {
            int[] counts = new int[LAST_BIN + 1];
            rows.forEach(row -> counts[row.percent() / 10]++);
            int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
            List<Bin> bins = new ArrayList<>();
            for (int i = LAST_BIN; i >= 0; i--) {
                bins.add(new Bin(
                        i == LAST_BIN ? "100 %" : 10 * i + " to " + (10 * i + 9) + " %",
                        counts[i],
                        100 * counts[i] / most));
            }
            return bins;
        }

        private static List<StageView> stages(List<ClassRow> rows) {
            Map<Integer, Map<StageVerdict, Integer>> verdicts = new TreeMap<>();
            Map<Integer, String> titles = new LinkedHashMap<>();
            rows.forEach(row -> row.stages().forEach(stage -> {
                titles.put(stage.number(), stage.title());
                verdicts.computeIfAbsent(stage.number(), key -> new TreeMap<>())
                        .merge(stage.verdict(), 1, Integer::sum);
            }));
            return verdicts.entrySet().stream()
                    .map(entry -> new StageView(
                            entry.getKey(),
                            titles.get(entry.getKey()),
                            String.join(
                                    "; ",
                                    entry.getValue().entrySet().stream()
                                            .map(counted -> counted.getValue() + " " + ReportText.of(counted.getKey()))
                                            .toList())))
                    .toList();
        }
    }

    private record Bin(String range, int students, int width) {}

    private record StageView(int number, String title, String verdicts) {}

    private record CheckView(String id, String title, String why, int count, int notReached, int percent) {

        static CheckView of(ClassResults.CheckCount check, int students) {
            return new CheckView(
                    check.head().id(),
                    check.head().title(),
                    check.head().why(),
                    check.failed(),
                    check.notReached(),
                    students == 0 ? 0 : 100 * check.failed() / students);
        }
    }

    private record ClusterView(
            String failed, String seen, int size, List<KnownMistakes.Mistake> mistakes, List<Person> people) {

        static ClusterView of(ClassResults.Cluster cluster, People people, KnownMistakes mistakes) {
            return new ClusterView(
                    String.join(", ", cluster.key().failed()),
                    cluster.seen(),
                    cluster.students().size(),
                    mistakes.failing(cluster.key().stage(), cluster.key().failed()),
                    cluster.students().stream().map(people::of).toList());
        }
    }

    private record RowView(Person person, int points, List<Cell> cells) {

        static RowView of(ClassRow row, People people, List<ClassResults.CheckCount> order) {
            return new RowView(
                    people.of(row),
                    row.points(),
                    order.stream()
                            .map(check -> Cell.of(
                                    row.checks().getOrDefault(check.head().id(), CheckVerdict.NOT_REACHED)))
                            .toList());
        }
    }

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

    private record People(Function<String, String> pageOf) {

        /** Shows the id if the name is blank. */
        Person of(ClassRow row) {
            String name = row.name().isBlank() ? row.id() : row.name();
            return new Person(row.id(), ReportText.shortened(name), pageOf.apply(row.id()));
        }
    }
}
