package lowtide.autograder.submission;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.autograder.submission.archive.FileTree;
import lowtide.autograder.submission.archive.SubmissionRefusedException;
import lowtide.course.Stage;

/**
 * The folder of an upload that contains the stages' folders. Students upload that folder, its parent, a whole checkout
 * of the kit, or the archive that a hosting site makes of one ({@code repository-main/exercises/}).
 *
 * @param path within the upload; empty if it is the upload itself
 * @param others further folders that contain stages
 */
record StageRoot(String path, List<String> others) {

    private static final int MAX_DEPTH = 3;
    private static final Set<String> KIT_FOLDERS = Set.of("solutions", "grading", "broken");

    StageRoot {
        others = List.copyOf(others);
    }

    /**
     * The folder nearest to the root that has sources of a stage. Among several at the same depth, {@code exercises} is
     * preferred.
     *
     * @return empty if no folder contains stages
     * @throws SubmissionRefusedException if several folders could be meant
     */
    static Optional<StageRoot> find(FileTree tree, List<Stage> stages) throws SubmissionRefusedException {
        Map<String, Boolean> candidates = candidates(tree, stages);
        if (candidates.containsValue(true)) {
            candidates.values().removeIf(hasSources -> !hasSources);
        }
        if (candidates.keySet().stream().anyMatch(path -> !isOfKit(path))) {
            candidates.keySet().removeIf(StageRoot::isOfKit);
        }
        Comparator<String> order = Comparator.comparing(StageRoot::depth).thenComparing(path -> !isExercises(path));
        List<String> best = candidates.keySet().stream().sorted(order).toList();
        if (best.size() > 1 && order.compare(best.get(0), best.get(1)) == 0) {
            throw new SubmissionRefusedException("It contains the stages more than once, in " + best.get(0) + " and in "
                    + best.get(1) + "; keep only the folder that is to be graded.");
        }
        return best.isEmpty()
                ? Optional.empty()
                : Optional.of(new StageRoot(best.get(0), best.subList(1, best.size())));
    }

    /** Folders that contain a stage's folder, each with whether that has sources. */
    private static Map<String, Boolean> candidates(FileTree tree, List<Stage> stages) {
        Map<String, Stage> byFolder = stages.stream().collect(Collectors.toMap(Stage::folder, stage -> stage));
        Map<String, Boolean> candidates = new TreeMap<>();
        for (FileTree.Entry entry : tree.entries()) {
            String path = entry.path();
            String parent = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
            if (byFolder.containsKey(entry.name())
                    && entry.kind() != FileTree.Kind.FILE
                    && depth(parent) <= MAX_DEPTH
                    && !("/" + parent + "/").contains("/src/")) {
                candidates.merge(parent, hasSources(tree, path, byFolder.get(entry.name())), Boolean::logicalOr);
            }
        }
        return candidates;
    }

    /** Whether a stage's folder has sources, or a link in their place. */
    private static boolean hasSources(FileTree tree, String stageFolder, Stage stage) {
        if (stage.isDocument()) {
            return tree.entry(stageFolder + "/" + stage.document()).isPresent();
        }
        String sources = stageFolder + "/" + StageFolder.SOURCES;
        return tree.entry(sources).isPresent()
                && (!tree.isFolder(sources) || tree.below(sources).stream().anyMatch(StageFolder::isSource));
    }

    private static int depth(String path) {
        return path.isEmpty() ? 0 : path.split("/").length;
    }

    private static boolean isExercises(String path) {
        return ("/" + path).endsWith("/exercises");
    }

    private static boolean isOfKit(String path) {
        return Stream.of(path.split("/")).anyMatch(KIT_FOLDERS::contains);
    }
}
