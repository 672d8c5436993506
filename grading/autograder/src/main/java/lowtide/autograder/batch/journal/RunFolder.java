package lowtide.autograder.batch.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The out folder of a class run, locked for one process at a time. Every file is written under another name, forced to
 * disk, and then moved to its place in one step, so a process that is killed leaves either a complete file or none.
 * Thread-safe.
 */
final class RunFolder implements AutoCloseable {

    private static final String LOCK = ".lock";
    private static final String UNFINISHED = ".half";

    private final Path folder;
    private final FileChannel lock;
    private volatile boolean stopped;

    private RunFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Locks the folder, and creates it if it does not exist.
     *
     * @param mark a file that every folder of a run contains
     * @throws RunRefused if another process has locked it, or it contains something other than a run
     */
    static RunFolder lock(Path folder, String mark) throws IOException, RunRefused {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new RunRefused(folder + " is not a folder.");
        }
        Files.createDirectories(folder);
        if (!Files.exists(folder.resolve(mark))) {
            refuseForeign(folder);
        }
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new RunRefused(
                    "Another process is writing to " + folder + ". Wait until it ends, or name another folder.");
        }
        return new RunFolder(folder, channel);
    }

    private static void refuseForeign(Path folder) throws IOException, RunRefused {
        try (Stream<Path> children = Files.list(folder)) {
            Optional<Path> foreign =
                    children.filter(child -> !isLeftover(child)).findFirst();
            if (foreign.isPresent()) {
                throw new RunRefused(folder + " does not hold a class run, but "
                        + foreign.get().getFileName() + ". Name a new or an empty folder.");
            }
        }
    }

    /** The operating system releases the lock when the process ends, even if it is killed. */
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    private static boolean isLeftover(Path child) {
        String name = child.getFileName().toString();
        return name.equals(LOCK) || name.endsWith(UNFINISHED);
    }

    Path path() {
        return folder;
    }

    /** From now on, no file is moved to its place. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Writes a file, unless the folder is stopped. */
    void write(Path file, byte[] bytes) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try (FileChannel out = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            out.force(true);
        }
        if (!stopped) {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes incomplete files of a process that was killed. */
    void deleteUnfinished(Path directory) throws IOException {
        deleteFiles(directory, name -> name.endsWith(UNFINISHED));
    }

    /** Deletes the files of a directory whose names match; subdirectories stay. No effect if there is no such directory. */
    void deleteFiles(Path directory, Predicate<String> which) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> children = Files.list(directory)) {
            files = children.filter(Files::isRegularFile)
                    .filter(child -> which.test(child.getFileName().toString()))
                    .toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
