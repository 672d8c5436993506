package lowtide.autograder.submission.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Where a delivery is. It is opened for as long as it is read, so that a class of any size holds no more than one open. */
public sealed interface SubmissionSource {

    /**
     * Lists what is there.
     *
     * @throws SubmissionRefusedException if it cannot be taken; the message says why
     * @throws IOException if it cannot be read
     */
    FileTree open() throws IOException;

    record Folder(Path path) implements SubmissionSource {

        @Override
        public FileTree open() throws IOException {
            return FolderTree.open(path);
        }
    }

    record Zip(Path path) implements SubmissionSource {

        @Override
        public FileTree open() throws IOException {
            return ZipTree.open(Files.newByteChannel(path));
        }
    }

    /** A class's own zip archive, open as long as its class list is. */
    record Open(FileTree tree) implements SubmissionSource {

        @Override
        public FileTree open() {
            return tree.shared();
        }
    }

    /** A folder within another place; empty text stands for all of it. */
    record Within(SubmissionSource outer, String folder) implements SubmissionSource {

        @Override
        public FileTree open() throws IOException {
            return outer.open().sub(folder);
        }
    }

    /** A zip archive within another place. */
    record ZipWithin(SubmissionSource outer, String file) implements SubmissionSource {

        @Override
        public FileTree open() throws IOException {
            try (FileTree tree = outer.open()) {
                byte[] archive = tree.read(file, ZipTree.LARGEST_ARCHIVE)
                        .orElseThrow(() -> new SubmissionRefusedException(
                                "The zip archive has more than " + (ZipTree.LARGEST_ARCHIVE >> 20) + " MB."));
                return ZipTree.open(new SeekableInMemoryByteChannel(archive));
            }
        }
    }
}
