package lowtide.autograder.classroom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lowtide.autograder.submission.InspectedUpload;
import lowtide.autograder.submission.Submission;
import lowtide.autograder.submission.archive.FileTree;
import lowtide.autograder.submission.archive.FileType;
import lowtide.course.Stage;

/**
 * Everything one student delivered. What has stages counts before what has none, and what can be opened before what
 * cannot; then the latest, where the platform says which that is.
 */
record UploadSelection(List<ClassFolder.Upload> items, List<Stage> stages) {

    /** More that cannot be told apart nobody delivers by mistake, and each takes as long as a student. */
    private static final int MOST_EQUAL = 3;

    /** The delivery that counts, or each of them, if nothing says which does; never empty. */
    List<InspectedUpload> counting() {
        List<Ranked> all = new ArrayList<>();
        for (ClassFolder.Upload item : items) {
            opened(item)
                    .forEach(opened -> all.add(new Ranked(opened, item.label().order())));
        }
        all.sort(Comparator.comparing(Ranked::rank)
                .reversed()
                .thenComparing(Comparator.comparing(Ranked::order).reversed())
                .thenComparing(ranked -> ranked.opened().name()));
        Ranked best = all.get(0);
        List<Ranked> equal = all.stream()
                .filter(other -> other.rank() == best.rank() && other.order() == best.order())
                .toList();
        if (best.opened().hasStages() && equal.size() > MOST_EQUAL) {
            return List.of(InspectedUpload.refused(
                    items.get(0).item().name(),
                    "There are " + equal.size() + " deliveries, and nothing says which counts; deliver one."));
        }
        List<Ranked> counting = best.opened().hasStages() ? equal : List.of(best);
        List<String> passedOver = all.stream()
                .filter(other -> !counting.contains(other))
                .map(other -> other.opened().name() + " was passed over.")
                .toList();
        return counting.stream()
                .map(ranked -> ranked.opened().remarking(passedOver))
                .toList();
    }

    private List<InspectedUpload> opened(ClassFolder.Upload labelled) {
        ClassFolder.Item item = labelled.item();
        if (labelled.label().isText()) {
            return List.of(InspectedUpload.refused(
                    item.name(),
                    "It is a text or a link, written into the platform; deliver a folder or a .zip file."));
        } else if (item.kind() == FileTree.Kind.FOLDER) {
            return InspectedUpload.folder(item.name(), item.place(), stages);
        } else if (item.kind() == FileTree.Kind.FILE) {
            try {
                return List.of(
                        InspectedUpload.file(item.name(), item.content().read(FileType.TELLING), item.place(), stages));
            } catch (IOException failure) {
                return List.of(InspectedUpload.refused(item.name(), Submission.reason(failure)));
            }
        } else if (item.kind() == FileTree.Kind.LINK) {
            return List.of(InspectedUpload.refused(item.name(), "It is a link; a submission is made of files."));
        }
        return List.of(InspectedUpload.refused(
                item.name(),
                item.kind() == FileTree.Kind.ENCRYPTED
                        ? "It is encrypted; deliver it without a password."
                        : item.kind() == FileTree.Kind.TWICE
                                ? "It is in the class's zip archive twice."
                                : "It cannot be read."));
    }

    private record Ranked(InspectedUpload opened, long order) {

        /** 2 with stages, 1 without, 0 if it cannot be opened. */
        int rank() {
            return opened.hasStages() ? 2 : opened.refusal().isEmpty() ? 1 : 0;
        }
    }
}
