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
import lowtide.course.StageVerdict;

/** A class as far as it was graded: fed with one submission's results after the other, in any order. Not thread-safe. */
public final class ClassResults {

    private final Map<String, ClassRow> rows = new TreeMap<>();
    private final Map<String, Head> heads = new TreeMap<>();
    private final Map<String, String> words = new HashMap<>();
    private final TreeSet<String> runs = new TreeSet<>();
    private final TreeSet<String> layers = new TreeSet<>();

    /**
     * Adds a submission's results.
     *
     * @throws IllegalArgumentException if there are results of a student with that id already
     */
    public void add(Results results) {
        Map<String, CheckVerdict> checks = new LinkedHashMap<>();
        List<ClassRow.Stage> stages = new ArrayList<>();
        for (Results.Stage stage : results.stages()) {
            List<String> lost = new ArrayList<>();
            String seen = "";
            for (Results.Check check : stage.checks()) {
                String id = once(check.id());
                heads.computeIfAbsent(id, key -> new Head(key, stage.stage(), check.title(), check.why()));
                checks.put(id, check.verdict());
                if (check.verdict() == CheckVerdict.FAILED) {
                    seen = lost.isEmpty() ? check.seen() : seen;
                    lost.add(check.loss().equals("FAILED") ? id : once(id + " (" + check.loss() + ")"));
                }
            }
            stages.add(new ClassRow.Stage(
                    stage.stage(),
                    once(stage.title()),
                    stage.verdict(),
                    stage.points(),
                    stage.outOf(),
                    List.copyOf(lost),
                    seen));
        }
        Results.Student student = results.student();
        ClassRow row = new ClassRow(
                student.id(),
                student.name(),
                student.platformId(),
                student.email(),
                student.remarks(),
                results.points(),
                results.outOf(),
                results.isUnfinished(),
                List.copyOf(stages),
                checks);
        if (rows.putIfAbsent(student.id(), row) != null) {
            throw new IllegalArgumentException("There are two results of the student " + student.id() + ".");
        }
        runs.add("seed " + results.seed() + ", JDK " + results.jdk() + ", kit " + results.kit());
        layers.add(results.layers().isEmpty() ? "none" : String.join(", ", results.layers()));
    }

    /** By student id. */
    public List<ClassRow> rows() {
        return List.copyOf(rows.values());
    }

    /** Seed, JDK and kit of the run; several if results of several runs were put together. */
    public String runs() {
        return String.join("; ", runs);
    }

    public String layers() {
        return String.join("; ", layers);
    }

    /** The checks, the most missed first. */
    public List<Missed> mostMissed() {
        return heads.values().stream()
                .map(head -> new Missed(
                        head, count(head.id(), CheckVerdict.FAILED), count(head.id(), CheckVerdict.NOT_REACHED)))
                .sorted(Comparator.comparing(Missed::lost)
                        .thenComparing(Missed::notReached)
                        .reversed()
                        .thenComparing(missed -> missed.head().id()))
                .toList();
    }

    /** What several or single submissions lost alike in one stage, the most frequent first. Stages that could not be examined have no part in it. */
    public List<Cluster> clusters() {
        Map<Cluster.Key, List<ClassRow>> byLoss = new LinkedHashMap<>();
        for (ClassRow row : rows.values()) {
            for (ClassRow.Stage stage : row.stages()) {
                if (!stage.lost().isEmpty() && stage.verdict() != StageVerdict.UNTOUCHED) {
                    byLoss.computeIfAbsent(new Cluster.Key(stage.number(), stage.lost()), key -> new ArrayList<>())
                            .add(row);
                }
            }
        }
        return byLoss.entrySet().stream()
                .map(entry -> new Cluster(entry.getKey(), List.copyOf(entry.getValue())))
                .sorted(Comparator.comparing(
                                (Cluster cluster) -> -cluster.students().size())
                        .thenComparing(cluster -> cluster.key().stage())
                        .thenComparing(cluster -> String.join(" ", cluster.key().lost())))
                .toList();
    }

    private int count(String check, CheckVerdict verdict) {
        return (int) rows.values().stream()
                .filter(row -> row.checks().get(check) == verdict)
                .count();
    }

    /** Of equal texts the first: a thousand students have the same checks. */
    private String once(String text) {
        return words.computeIfAbsent(text, key -> key);
    }

    public record Head(String id, int stage, String title, String why) {}

    public record Missed(Head head, int lost, int notReached) {}

    public record Cluster(Key key, List<ClassRow> students) {

        /** What was seen of the first of them, in the first check they lost. */
        public String seen() {
            return students.get(0).stages().stream()
                    .filter(stage -> stage.number() == key.stage())
                    .findFirst()
                    .map(ClassRow.Stage::seen)
                    .orElse("");
        }

        public record Key(int stage, List<String> lost) {}
    }
}
