package lowtide.autograder.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import lowtide.course.CheckVerdict;

/** Collects the results of a class, one submission after another, in any order. Not thread-safe. */
public final class ClassResults {

    private final Map<String, ClassRow> rows = new TreeMap<>();
    private final Map<String, Head> heads = new HashMap<>();
    private final Map<Integer, String> labTitles = new TreeMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final TreeSet<String> runs = new TreeSet<>();
    private final TreeSet<String> layers = new TreeSet<>();
    private String rubric = "";

    /**
     * Adds a submission's results.
     *
     * @throws IllegalArgumentException if there are results of this student already
     */
    public void add(Results results) {
        Results.Student student = results.student();
        Map<String, CheckVerdict> checks = new LinkedHashMap<>();
        List<ClassRow.Stage> stages =
                results.stages().stream().map(stage -> stageRow(stage, checks)).toList();
        ClassRow row = new ClassRow(
                student.id(),
                student.name(),
                student.platformId(),
                student.email(),
                student.remarks(),
                student.uploads(),
                results.labs().stream().map(lab -> labRow(lab, results)).toList(),
                stages,
                checks,
                results.adjustments());
        if (rows.putIfAbsent(student.id(), row) != null) {
            throw new IllegalArgumentException("There are two results for the student " + student.id() + ".");
        }
        runs.add("seed " + results.seed() + ", JDK " + results.jdk() + ", kit " + results.kit()
                + ReportText.rubric(results.rubric()));
        rubric = results.rubric();
        layers.add(results.layers().isEmpty() ? "none" : String.join(", ", results.layers()));
    }

    private ClassRow.Lab labRow(Results.Lab lab, Results results) {
        labTitles.put(lab.lab(), lab.title());
        return new ClassRow.Lab(lab.lab(), lab.started(), lab.points(), lab.outOf(), results.isUnfinished(lab));
    }

    private ClassRow.Stage stageRow(Results.Stage stage, Map<String, CheckVerdict> checks) {
        List<String> failed = new ArrayList<>();
        String seen = stage.reason();
        for (Results.Check check : stage.checks()) {
            String id = once(check.id());
            heads.computeIfAbsent(id, key -> new Head(key, stage.stage(), stage.lab(), check.title(), check.why()));
            checks.put(id, check.verdict());
            if (check.verdict() == CheckVerdict.FAILED) {
                seen = failed.isEmpty() ? check.seen() : seen;
                failed.add(check.loss().equals("FAILED") ? id : once(id + " (" + check.loss() + ")"));
            }
        }
        return new ClassRow.Stage(
                stage.stage(),
                stage.lab(),
                once(stage.title()),
                stage.verdict(),
                stage.points(),
                stage.outOf(),
                List.copyOf(failed),
                seen);
    }

    /** The submissions, sorted by student id. */
    public List<ClassRow> rows() {
        return List.copyOf(rows.values());
    }

    /** The labs that a student started, in the order of their numbers. Reports leave out the others. */
    public List<Lab> labs() {
        return labTitles.entrySet().stream()
                .map(lab -> lab(lab.getKey(), lab.getValue()))
                .filter(Lab::started)
                .toList();
    }

    private Lab lab(int number, String title) {
        List<ClassRow.Lab> all =
                rows.values().stream().flatMap(row -> row.lab(number).stream()).toList();
        return new Lab(
                number,
                title,
                all.stream().anyMatch(ClassRow.Lab::started),
                all.stream().mapToInt(ClassRow.Lab::outOf).max().orElse(0));
    }

    /** Seed, JDK, kit and rubric of the run, or of each run if results of several runs were combined. */
    public String runs() {
        return String.join("; ", runs);
    }

    /** The title of the instructor's rubric; empty if the points are those of the catalogue. */
    public String rubric() {
        return rubric;
    }

    /** The layers of isolation of each run. */
    public String layers() {
        return String.join("; ", layers);
    }

    /** The checks of the labs that a student started, those that failed most often first. */
    public List<CheckCount> mostFailed() {
        List<Integer> labs = labs().stream().map(Lab::number).toList();
        return heads.values().stream()
                .filter(head -> labs.contains(head.lab()))
                .map(head -> new CheckCount(
                        head, count(head.id(), CheckVerdict.FAILED), count(head.id(), CheckVerdict.NOT_REACHED)))
                .sorted(Comparator.comparing(CheckCount::failed)
                        .thenComparing(CheckCount::notReached)
                        .reversed()
                        .thenComparing(CheckCount::head))
                .toList();
    }

    /** Submissions with the same mistake, the largest group first. */
    public List<MistakeCluster> clusters() {
        return MistakeCluster.of(rows.values());
    }

    private int count(String check, CheckVerdict verdict) {
        return (int) rows.values().stream()
                .filter(row -> row.checks().get(check) == verdict)
                .count();
    }

    /** One instance for equal texts, to save memory: a thousand students have the same checks. */
    private String once(String text) {
        return texts.computeIfAbsent(text, key -> key);
    }

    /**
     * A lab in the reports of a class.
     *
     * @param started whether a student started it
     * @param outOf points available
     */
    public record Lab(int number, String title, boolean started, int outOf) {}

    /** What all submissions have in common about a check. Ordered by stage and id. */
    public record Head(String id, int stage, int lab, String title, String why) implements Comparable<Head> {

        @Override
        public int compareTo(Head other) {
            return Comparator.comparingInt(Head::stage).thenComparing(Head::id).compare(this, other);
        }
    }

    /** How many submissions failed a check or did not reach it. */
    public record CheckCount(Head head, int failed, int notReached) {}
}
