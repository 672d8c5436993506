package lowtide.autograder.classroom;

import java.io.IOException;
import java.util.List;
import lowtide.autograder.submission.archive.FileTree;
import lowtide.autograder.submission.archive.SubmissionSource;

/** A file or folder directly in the folder of a class. */
sealed interface Upload permits UploadInArchive, UploadOnDisk {

    String name();

    FileTree.Kind kind();

    /** Its content: that of a folder, or that of a file as a zip archive. */
    SubmissionSource source();

    /** At most {@code limit} bytes of a file, from its beginning. */
    byte[] start(int limit) throws IOException;

    /** What is directly in a folder. */
    List<Upload> children() throws IOException;

    /** Whether it is a file, or a link with the name of a file; the target of a link is not looked at. */
    default boolean isFile() {
        return kind() != FileTree.Kind.FOLDER && (kind() != FileTree.Kind.LINK || name().contains("."));
    }
}
