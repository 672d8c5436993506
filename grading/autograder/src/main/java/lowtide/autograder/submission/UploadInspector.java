package lowtide.autograder.submission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lowtide.autograder.submission.archive.FileTree;
import lowtide.autograder.submission.archive.FileType;
import lowtide.autograder.submission.archive.SubmissionRefusedException;
import lowtide.autograder.submission.archive.SubmissionSource;
import lowtide.course.Stage;

/** Opens an upload once, to find the stages in it or the reason why it cannot be accepted. Immutable. */
public final class UploadInspector {

    /** Folders from an upload down to an archive in it, which is opened as well; includes the archive itself. */
    private static final int MAX_ARCHIVE_DEPTH = 3;

    private final List<Stage> stages;

    /** @param stages all stages of the course */
    public UploadInspector(List<Stage> stages) {
        this.stages = List.copyOf(stages);
    }

    /** Inspects a file on disk. */
    public InspectedUpload file(String name, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return file(name, in.readNBytes(FileType.SIGNATURE_SIZE), new SubmissionSource.Zip(file));
        }
    }

    /**
     * Inspects a file, which should be a zip archive.
     *
     * @param start its first {@link FileType#SIGNATURE_SIZE} bytes
     * @param archive its content as an archive
     */
    public InspectedUpload file(String name, byte[] start, SubmissionSource archive) {
        if (!FileType.isZip(name, start)) {
            return InspectedUpload.refused(
                    name,
                    "It is " + FileType.describe(name, start)
                            + "; a submission must be a folder or a .zip file that contains the stages' folders.");
        }
        try (FileTree tree = archive.open()) {
            InspectedUpload upload = inspect(name, archive, tree);
            Optional<String> nested = tree.entries().stream()
                    .map(FileTree.Entry::path)
                    .filter(FileType::isZipByName)
                    .findFirst();
            boolean isWrapper = !upload.hasStages() && upload.refusal().isEmpty() && !hasSources(tree);
            return isWrapper && nested.isPresent()
                    ? InspectedUpload.refused(
                            name,
                            "It contains another zip archive, " + nested.get()
                                    + ", which is not opened; upload that archive instead.")
                    : upload;
        } catch (IOException failure) {
            return InspectedUpload.refused(name, SubmissionRefusedException.reason(failure));
        } catch (RuntimeException | Error kitFailure) {
            return notInspected(name, archive, kitFailure);
        }
    }

    /** Inspects a folder: its stages or, if it has none, each archive in it. Never empty. */
    public List<InspectedUpload> folder(String name, SubmissionSource folder) {
        try (FileTree tree = folder.open()) {
            InspectedUpload upload = inspect(name, folder, tree);
            if (upload.hasStages() || upload.refusal().isPresent()) {
                return List.of(upload);
            }
            List<InspectedUpload> archives = new ArrayList<>();
            List<InspectedUpload> otherFiles = new ArrayList<>();
            for (FileTree.Entry entry : tree.entries()) {
                boolean isNear =
                        entry.kind() == FileTree.Kind.FILE && entry.path().split("/").length <= MAX_ARCHIVE_DEPTH;
                if (isNear && FileType.isUpload(entry.name()) && !StageFolder.isSource(entry)) {
                    byte[] start = tree.start(entry.path(), FileType.SIGNATURE_SIZE);
                    (FileType.isZip(entry.name(), start) ? archives : otherFiles)
                            .add(file(
                                    name + "/" + entry.path(),
                                    start,
                                    new SubmissionSource.NestedZip(folder, entry.path())));
                }
            }
            if (!archives.isEmpty()) {
                return archives;
            }
            return otherFiles.isEmpty() || hasSources(tree) ? List.of(upload) : otherFiles;
        } catch (IOException failure) {
            return List.of(InspectedUpload.refused(name, SubmissionRefusedException.reason(failure)));
        } catch (RuntimeException | Error kitFailure) {
            return List.of(notInspected(name, folder, kitFailure));
        }
    }

    /** An upload that the kit failed to inspect. It is graded unchanged; a fault of the kit costs no points there. */
    private static InspectedUpload notInspected(String name, SubmissionSource source, Throwable kitFailure) {
        return new InspectedUpload(
                name,
                source,
                false,
                Optional.empty(),
                List.of("The kit could not inspect " + name + ": " + kitFailure));
    }

    private InspectedUpload inspect(String name, SubmissionSource source, FileTree tree) throws IOException {
        if (!tree.escapingPaths().isEmpty()) {
            return InspectedUpload.refused(
                    name,
                    "It contains a path that leads outside of it, "
                            + tree.escapingPaths().get(0) + "; zip the folder with the stages again.");
        } else if (tree.entries().stream().anyMatch(entry -> entry.kind() == FileTree.Kind.ENCRYPTED)) {
            return InspectedUpload.refused(name, "It is encrypted; upload it without a password.");
        } else if (tree.entries().size() > FileTree.MAX_ENTRIES) {
            throw SubmissionRefusedException.tooManyFiles(FileTree.MAX_ENTRIES);
        }
        Optional<StageRoot> root = StageRoot.find(tree, stages);
        if (root.isEmpty()) {
            return new InspectedUpload(name, source, false, Optional.empty(), List.of());
        }
        return new InspectedUpload(
                name,
                new SubmissionSource.Subfolder(source, root.get().path()),
                true,
                Optional.empty(),
                remarks(root.get(), tree));
    }

    private List<String> remarks(StageRoot root, FileTree tree) throws IOException {
        List<String> remarks = new ArrayList<>(UnusedFiles.above(root.path(), tree));
        root.others()
                .forEach(other -> remarks.add((other.isEmpty() ? "The top folder" : other)
                        + " contains stages, too; only " + root.path() + " was read."));
        remarks.addAll(Remarks.limited(UnusedFiles.in(tree.sub(root.path()), stages)));
        return remarks;
    }

    private static boolean hasSources(FileTree tree) {
        return tree.entries().stream().anyMatch(StageFolder::isSource);
    }
}
