package lowtide.agent.control.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** Measures what an agent has written. */
public final class FolderSize {

    /** An open file of the grader's is needed for each level; an agent that nests folders this deep means harm. */
    private static final int DEEPEST = 32;

    private FolderSize() {}

    /**
     * Whether there is more in a folder than is allowed. Stops as soon as it knows. A folder that cannot be read, or is
     * nested more than {@value #DEEPEST} deep, counts as more.
     *
     * @param bytes the allowed sum of the sizes of all files
     * @param files how many files and folders are allowed
     */
    public static boolean exceeds(Path folder, long bytes, int files) {
        Counter counter = new Counter(folder, bytes, files);
        try {
            Files.walkFileTree(folder, Set.of(), DEEPEST, counter);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return counter.exceeded;
    }

    private static final class Counter extends SimpleFileVisitor<Path> {

        private final Path folder;
        private final long bytesAllowed;
        private final int filesAllowed;
        private long bytes;
        private int files;
        private boolean exceeded;

        Counter(Path folder, long bytesAllowed, int filesAllowed) {
            this.folder = folder;
            this.bytesAllowed = bytesAllowed;
            this.filesAllowed = filesAllowed;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return directory.equals(folder) ? FileVisitResult.CONTINUE : count(0, false);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return count(attributes.size(), attributes.isDirectory()); // a folder at the greatest depth comes here
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return count(0, failure instanceof AccessDeniedException); // otherwise it no longer exists
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        private FileVisitResult count(long size, boolean tooMuch) {
            files++;
            bytes += size;
            exceeded = tooMuch || files > filesAllowed || bytes > bytesAllowed;
            return exceeded ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }
    }
}
