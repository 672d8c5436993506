package lowtide.autograder.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Where a delivery is. It is opened for as long as it is read, so that a class of any size holds no more than one open. */
sealed interface Place {

    /**
     * Lists what is there.
     *
     * @throws DeliveryException if it cannot be taken; the message says why
     * @throws IOException if it cannot be read
     */
    Tree open() throws IOException;

    record Folder(Path path) implements Place {

        @Override
        public Tree open() throws IOException {
            return FolderTree.open(path);
        }
    }

    record Zip(Path path) implements Place {

        @Override
        public Tree open() throws IOException {
            return ZipTree.open(Files.newByteChannel(path));
        }
    }

    /** A class's own zip archive, open as long as its class list is. */
    record Open(Tree tree) implements Place {

        @Override
        public Tree open() {
            return tree.shared();
        }
    }

    /** A folder within another place; empty text stands for all of it. */
    record Within(Place outer, String folder) implements Place {

        @Override
        public Tree open() throws IOException {
            return outer.open().sub(folder);
        }
    }

    /** A zip archive within another place. */
    record ZipWithin(Place outer, String file) implements Place {

        @Override
        public Tree open() throws IOException {
            try (Tree tree = outer.open()) {
                byte[] archive = tree.read(file, ZipTree.LARGEST_ARCHIVE)
                        .orElseThrow(() -> new DeliveryException(
                                "The zip archive has more than " + (ZipTree.LARGEST_ARCHIVE >> 20) + " MB."));
                return ZipTree.open(new SeekableInMemoryByteChannel(archive));
            }
        }
    }
}
