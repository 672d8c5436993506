package lowtide.autograder.classroom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lowtide.autograder.classroom.platform.UploadName;
import lowtide.autograder.submission.InspectedUpload;
import lowtide.autograder.submission.UploadInspector;
import lowtide.autograder.submission.archive.FileType;
import lowtide.autograder.submission.archive.SubmissionRefusedException;

/**
 * Which of a student's uploads is graded. An upload with stages is preferred to one without, and one that can be opened
 * to one that cannot; among equals the latest, if the platform tells their order.
 *
 * @param graded the upload that is graded, or all of them if it is not known which one counts; never empty
 * @param passedOver the names of uploads with stages that are not graded, because the platform names a later one
 */
record UploadSelection(List<InspectedUpload> graded, List<String> passedOver) {

    /** More uploads than this are no mistake, and each takes as much time as a student. */
    private static final int MAX_EQUAL = 3;

    /**
     * Selects.
     *
     * @param uploads all uploads of one student; at least one
     */
    static UploadSelection of(List<NamedUpload> uploads, UploadInspector inspector) {
        List<Ranked> all = new ArrayList<>();
        for (NamedUpload upload : uploads) {
            inspected(upload, inspector).forEach(inspected -> all.add(new Ranked(inspected, upload.name())));
        }
        all.sort(Comparator.comparing(Ranked::rank)
                .reversed()
                .thenComparing(Comparator.comparing(Ranked::order).reversed())
                .thenComparing(ranked -> ranked.upload().name()));
        Ranked best = all.get(0);
        List<Ranked> equal = all.stream()
                .filter(other -> other.rank() == best.rank() && other.order() == best.order())
                .toList();
        if (best.upload().hasStages() && equal.size() > MAX_EQUAL) {
            return new UploadSelection(
                    List.of(InspectedUpload.refused(
                            uploads.get(0).upload().name(),
                            "There are " + equal.size()
                                    + " uploads, and it is not known which one counts; upload only one.")),
                    List.of());
        }
        List<Ranked> graded = best.upload().hasStages() ? equal : List.of(best);
        return of(graded, all.stream().filter(other -> !graded.contains(other)).toList());
    }

    private static UploadSelection of(List<Ranked> graded, List<Ranked> others) {
        List<String> remarks = others.stream()
                .filter(other -> !other.name().isText())
                .map(other -> other.upload().name() + " was not graded.")
                .toList();
        return new UploadSelection(
                graded.stream()
                        .map(ranked -> ranked.upload().withRemarks(remarks))
                        .toList(),
                others.stream()
                        .map(Ranked::upload)
                        .filter(InspectedUpload::hasStages)
                        .map(InspectedUpload::name)
                        .toList());
    }

    private static List<InspectedUpload> inspected(NamedUpload named, UploadInspector inspector) {
        Upload upload = named.upload();
        if (named.name().isText()) {
            return refused(upload, "It is text or a link entered on the platform; upload a folder or a .zip file.");
        }
        return switch (upload.kind()) {
            case FOLDER -> inspector.folder(upload.name(), upload.source());
            case FILE -> List.of(inspectedFile(upload, inspector));
            case LINK -> refused(upload, "It is a link; a submission may contain only regular files.");
            case ENCRYPTED -> refused(upload, "It is encrypted; upload it without a password.");
            case DUPLICATE -> refused(upload, "It is in the class's zip archive twice.");
            case UNREADABLE -> refused(upload, "It cannot be read.");
        };
    }

    private static InspectedUpload inspectedFile(Upload upload, UploadInspector inspector) {
        try {
            return inspector.file(upload.name(), upload.start(FileType.SIGNATURE_SIZE), upload.source());
        } catch (IOException failure) {
            return InspectedUpload.refused(upload.name(), SubmissionRefusedException.reason(failure));
        }
    }

    private static List<InspectedUpload> refused(Upload upload, String reason) {
        return List.of(InspectedUpload.refused(upload.name(), reason));
    }

    private record Ranked(InspectedUpload upload, UploadName name) {

        /** 2 with stages, 1 without, 0 if it cannot be opened. */
        int rank() {
            return upload.hasStages() ? 2 : upload.refusal().isEmpty() ? 1 : 0;
        }

        /** Larger is later. */
        long order() {
            return name.order();
        }
    }
}
