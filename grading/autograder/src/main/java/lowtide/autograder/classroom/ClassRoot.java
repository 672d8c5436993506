package lowtide.autograder.classroom;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lowtide.autograder.classroom.platform.GradescopeExport;
import lowtide.autograder.classroom.platform.UploadName;
import lowtide.autograder.submission.InspectedUpload;
import lowtide.autograder.submission.UploadInspector;
import lowtide.autograder.submission.archive.FileTree;
import lowtide.autograder.submission.archive.FileType;
import lowtide.course.Stage;

/**
 * Finds the folder that contains the uploads of a class. Platforms and unpacking programs often put one or two folders
 * around it.
 */
final class ClassRoot {

    private static final int MAX_WRAPPERS = 2;
    private static final Set<String> KIT_FOLDERS = Set.of("exercises", "solutions", "grading", "broken", "simulation");

    private final List<Stage> stages;
    private final UploadInspector inspector;
    private final UploadFilter filter;

    ClassRoot(List<Stage> stages, UploadInspector inspector, UploadFilter filter) {
        this.stages = stages;
        this.inspector = inspector;
        this.filter = filter;
    }

    /**
     * The content of the folder of the class.
     *
     * @throws IOException if it is a single submission, or cannot be read; the message is for the instructor
     */
    List<Upload> find(List<Upload> top) throws IOException {
        List<Upload> uploads = unwrapped(top, 0);
        for (Upload upload : uploads) {
            if (isPartOfSubmission(upload)) {
                throw new IOException("This is a single submission, not a class: it contains " + upload.name()
                        + ". A class contains a folder or a zip archive for each student.");
            }
        }
        return uploads;
    }

    private List<Upload> unwrapped(List<Upload> uploads, int wrappers) throws IOException {
        List<Upload> visible = uploads.stream().filter(filter::accepts).toList();
        if (wrappers == MAX_WRAPPERS
                || visible.size() != 1
                || visible.get(0).kind() != FileTree.Kind.FOLDER
                || isNamedByPlatform(visible.get(0))) {
            return uploads;
        }
        List<Upload> children = visible.get(0).children();
        return isClass(children) ? unwrapped(children, wrappers + 1) : uploads;
    }

    /** Whether these are the uploads of several students, and not the content of one student's folder. */
    private boolean isClass(List<Upload> uploads) {
        if (uploads.stream().anyMatch(this::isPartOfSubmission)) {
            return false;
        }
        boolean isExport = uploads.stream()
                .anyMatch(upload -> upload.name().equals(GradescopeExport.FILE) || isNamedByPlatform(upload));
        long archives = uploads.stream()
                .filter(upload -> upload.isFile() && FileType.isZipByName(upload.name()))
                .count();
        return isExport || archives > 1 || foldersWithStages(uploads) > 1;
    }

    private boolean isPartOfSubmission(Upload upload) {
        return upload.name().equals("exercises")
                || stages.stream().anyMatch(stage -> stage.folder().equals(upload.name()));
    }

    private static boolean isNamedByPlatform(Upload upload) {
        return UploadName.of(upload.name(), upload.isFile(), Map.of())
                .filter(UploadName::isFromPlatform)
                .isPresent();
    }

    private long foldersWithStages(List<Upload> uploads) {
        return uploads.stream()
                .filter(upload -> upload.kind() == FileTree.Kind.FOLDER
                        && !KIT_FOLDERS.contains(upload.name())
                        && filter.accepts(upload))
                .filter(upload -> inspector.folder(upload.name(), upload.source()).stream()
                        .anyMatch(InspectedUpload::hasStages))
                .count();
    }
}
