package lowtide.autograder.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lowtide.course.StageVerdict;

/**
 * Submissions with the same mistake in a stage: they failed the same checks, and the same was seen in the first of them.
 *
 * @param students sorted by id; at least one
 */
public record MistakeCluster(Key key, List<ClassRow> students) {

    /**
     * Groups submissions by mistake, the largest group first. Stages that were not started or not submitted are left
     * out.
     *
     * @param rows sorted by student id
     */
    static List<MistakeCluster> of(Collection<ClassRow> rows) {
        Map<Key, List<ClassRow>> byKey = new LinkedHashMap<>();
        for (ClassRow row : rows) {
            row.stages().stream()
                    .filter(MistakeCluster::isMistaken)
                    .map(Key::of)
                    .forEach(key -> byKey.computeIfAbsent(key, none -> new ArrayList<>())
                            .add(row));
        }
        return byKey.entrySet().stream()
                .map(entry -> new MistakeCluster(entry.getKey(), List.copyOf(entry.getValue())))
                .sorted(Comparator.comparing(
                                (MistakeCluster cluster) -> -cluster.students().size())
                        .thenComparing(cluster -> cluster.key().stage())
                        .thenComparing(cluster -> String.join(" ", cluster.key().failed()))
                        .thenComparing(cluster -> cluster.key().pattern()))
                .toList();
    }

    private static boolean isMistaken(ClassRow.Stage stage) {
        return switch (stage.verdict()) {
            case DOES_NOT_COMPILE, REFUSED -> true;
            case UNTOUCHED, MISSING -> false;
            default -> !stage.failed().isEmpty();
        };
    }

    /** What was seen in the first submission. */
    public String seen() {
        return students.get(0).stages().stream()
                .filter(stage -> stage.number() == key.stage())
                .findFirst()
                .map(ClassRow.Stage::seen)
                .orElse("");
    }

    /**
     * What submissions with the same mistake have in common.
     *
     * @param verdict DOES_NOT_COMPILE or REFUSED; FAILED for every stage that was checked
     * @param failed the failed checks; empty if the stage was not checked
     * @param pattern of what was seen in the first of them, or of the reason why the stage was not checked
     */
    public record Key(int stage, StageVerdict verdict, List<String> failed, String pattern) {

        private static Key of(ClassRow.Stage stage) {
            return new Key(
                    stage.number(),
                    stage.failed().isEmpty() ? stage.verdict() : StageVerdict.FAILED,
                    stage.failed(),
                    ObservationPattern.of(stage.seen()));
        }
    }
}
