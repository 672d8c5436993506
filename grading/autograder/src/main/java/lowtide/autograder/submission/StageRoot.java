package lowtide.autograder.submission;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lowtide.autograder.submission.archive.FileTree;
import lowtide.autograder.submission.archive.SubmissionRefusedException;
import lowtide.course.Stage;

/**
 * The folder of a delivery that has one folder a stage. People deliver that folder, the folder above it, a whole
 * checkout of the kit, or what a hosting site makes of one ({@code repository-main/exercises/}).
 *
 * @param path within the delivery; empty if it is the delivery itself
 * @param others where stages are too
 */
record StageRoot(String path, List<String> others) {

    private static final int DEEPEST = 3;
    private static final Set<String> THE_KITS_OWN = Set.of("solutions", "grading", "broken");

    /**
     * The shallowest folder with sources of a stage; where several are equally deep, the kit's {@code exercises}.
     *
     * @return empty if there is none
     * @throws SubmissionRefusedException if it cannot be told which counts
     */
    static Optional<StageRoot> find(FileTree tree, List<Stage> stages) throws SubmissionRefusedException {
        Map<String, Boolean> found = candidates(tree, stages);
        if (found.containsValue(true)) {
            found.values().removeIf(hasSources -> !hasSources);
        }
        if (found.keySet().stream().anyMatch(path -> !isTheKitsOwn(path))) {
            found.keySet().removeIf(StageRoot::isTheKitsOwn);
        }
        Comparator<String> order = Comparator.comparing(StageRoot::depth).thenComparing(path -> !isExercises(path));
        List<String> best = found.keySet().stream().sorted(order).toList();
        if (best.size() > 1 && order.compare(best.get(0), best.get(1)) == 0) {
            throw new SubmissionRefusedException("The stages are there more than once, in " + best.get(0) + " and in "
                    + best.get(1) + "; it cannot be told which counts.");
        }
        return best.isEmpty()
                ? Optional.empty()
                : Optional.of(new StageRoot(best.get(0), best.subList(1, best.size())));
    }

    /** Folders with a stage's folder in them, and whether that has sources. */
    private static Map<String, Boolean> candidates(FileTree tree, List<Stage> stages) {
        Set<String> names = new TreeSet<>(stages.stream().map(Stage::folder).toList());
        Map<String, Boolean> found = new TreeMap<>();
        for (FileTree.Entry entry : tree.entries()) {
            if (names.contains(entry.name()) && entry.kind() != FileTree.Kind.FILE) {
                String path = entry.path();
                String above = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
                if (depth(above) <= DEEPEST && !("/" + above + "/").contains("/src/")) {
                    String sources = path + "/" + StageFolder.SOURCES;
                    boolean hasSources = tree.entry(sources).isPresent()
                            && (!tree.isFolder(sources)
                                    || tree.below(sources).stream().anyMatch(StageFolder::isSource));
                    found.merge(above, hasSources, Boolean::logicalOr);
                }
            }
        }
        return found;
    }

    private static int depth(String path) {
        return path.isEmpty() ? 0 : path.split("/").length;
    }

    private static boolean isExercises(String path) {
        return ("/" + path).endsWith("/exercises");
    }

    private static boolean isTheKitsOwn(String path) {
        return List.of(path.split("/")).stream().anyMatch(THE_KITS_OWN::contains);
    }
}
