package lowtide.autograder.submission.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Where a submission is stored. It is opened only while it is read, so that one of a whole class is open at a time. */
public sealed interface SubmissionSource {

    /**
     * Lists the files. The caller closes the tree.
     *
     * @throws SubmissionRefusedException if they cannot be accepted; the message is the reason
     * @throws IOException if they cannot be read
     */
    FileTree open() throws IOException;

    /** A folder on disk. */
    record Folder(Path path) implements SubmissionSource {

        @Override
        public FileTree open() throws IOException {
            return FolderTree.open(path);
        }
    }

    /** A zip archive on disk. */
    record Zip(Path path) implements SubmissionSource {

        @Override
        public FileTree open() throws IOException {
            return ZipTree.open(Files.newByteChannel(path));
        }
    }

    /** The archive of a whole class, which its owner keeps open while submissions are read. */
    record OpenArchive(FileTree tree) implements SubmissionSource {

        @Override
        public FileTree open() {
            return tree.shared();
        }
    }

    /** A folder within another source; an empty path is all of it. */
    record Subfolder(SubmissionSource outer, String path) implements SubmissionSource {

        @Override
        public FileTree open() throws IOException {
            return outer.open().sub(path);
        }
    }

    /** A zip archive within another source. */
    record NestedZip(SubmissionSource outer, String path) implements SubmissionSource {

        @Override
        public FileTree open() throws IOException {
            try (FileTree tree = outer.open()) {
                byte[] archive = tree.read(path, ZipTree.MAX_ARCHIVE_SIZE)
                        .orElseThrow(() -> new SubmissionRefusedException(
                                "The zip archive has more than " + (ZipTree.MAX_ARCHIVE_SIZE >> 20) + " MB."));
                return ZipTree.open(new SeekableInMemoryByteChannel(archive));
            }
        }
    }
}
