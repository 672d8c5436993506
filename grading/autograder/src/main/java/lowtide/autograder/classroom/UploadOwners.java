package lowtide.autograder.classroom;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lowtide.autograder.classroom.platform.UploadName;
import lowtide.autograder.submission.UploadInspector;

/**
 * Groups uploads by student. A student can choose a name that looks like another student's, so an upload with an
 * ambiguous name must not displace one whose owner is certain.
 */
final class UploadOwners {

    private final UploadInspector inspector;

    UploadOwners(UploadInspector inspector) {
        this.inspector = inspector;
    }

    /** The uploads of each student, by {@link UploadName#owner()}. */
    SortedMap<String, List<NamedUpload>> group(List<NamedUpload> uploads) {
        SortedMap<String, List<NamedUpload>> groups = new TreeMap<>();
        groupByName(uploads).values().forEach(group -> separated(group).forEach(upload -> add(upload, groups)));
        return groups;
    }

    private static SortedMap<String, List<NamedUpload>> groupByName(List<NamedUpload> uploads) {
        SortedMap<String, List<NamedUpload>> groups = new TreeMap<>();
        uploads.forEach(upload -> add(upload, groups));
        return groups;
    }

    private static void add(NamedUpload upload, SortedMap<String, List<NamedUpload>> groups) {
        groups.computeIfAbsent(upload.name().owner(), owner -> new ArrayList<>())
                .add(upload);
    }

    /**
     * The same uploads, where those with an ambiguous name become separate students if they would displace an upload that
     * has stages and a clear name. If several names are ambiguous and no clear one has stages, all become separate.
     */
    private List<NamedUpload> separated(List<NamedUpload> group) {
        List<NamedUpload> clear =
                group.stream().filter(upload -> !upload.name().isAmbiguous()).toList();
        int ambiguous = group.size() - clear.size();
        boolean displaces = ambiguous > 0
                && !clear.isEmpty()
                && UploadSelection.of(clear, inspector).graded().get(0).hasStages();
        return group.stream()
                .map(upload -> {
                    boolean isSeparate = displaces ? upload.name().isAmbiguous() : ambiguous > 1;
                    return isSeparate
                            ? new NamedUpload(
                                    upload.upload(),
                                    upload.name().separated(upload.upload().name()))
                            : upload;
                })
                .toList();
    }
}
