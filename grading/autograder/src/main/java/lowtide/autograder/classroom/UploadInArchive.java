package lowtide.autograder.classroom;

import java.io.IOException;
import java.util.List;
import lowtide.autograder.submission.archive.FileTree;
import lowtide.autograder.submission.archive.SubmissionSource;

/**
 * An upload in the zip archive of a whole class.
 *
 * @param folder the folder that contains it
 * @param tree the files of that folder
 */
record UploadInArchive(SubmissionSource folder, FileTree tree, FileTree.Entry entry) implements Upload {

    /** Everything directly in a folder of an archive, sorted by name. */
    static List<Upload> in(SubmissionSource folder, FileTree tree) {
        return tree.top().stream()
                .<Upload>map(entry -> new UploadInArchive(folder, tree, entry))
                .toList();
    }

    @Override
    public String name() {
        return entry.path();
    }

    @Override
    public FileTree.Kind kind() {
        return entry.kind();
    }

    @Override
    public SubmissionSource source() {
        return kind() == FileTree.Kind.FOLDER
                ? new SubmissionSource.Subfolder(folder, entry.path())
                : new SubmissionSource.NestedZip(folder, entry.path());
    }

    @Override
    public byte[] start(int limit) throws IOException {
        return tree.start(entry.path(), limit);
    }

    @Override
    public List<Upload> children() {
        return in(source(), tree.sub(entry.path()));
    }
}
