package lowtide.agent.control.folder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Deletes a folder, even if a hostile program has left unreadable folders in it, or folders nested deeper than the
 * longest path. Links are deleted, and never followed. Each nested folder is first moved to the top, so that no path
 * gets long and no level needs an open file.
 */
public final class FolderDeletion {

    /** Far more than an agent is allowed to leave; only a program that is still running exceeds it. */
    private static final int MAX_MOVED = 1_000_000;

    private final Path top;
    private int moved;

    private FolderDeletion(Path top) {
        this.top = top;
    }

    /**
     * Deletes a folder with everything in it; does nothing if there is none.
     *
     * @throws IOException if something cannot be deleted, or a program keeps writing to the folder
     */
    public static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(folder);
            return;
        }
        new FolderDeletion(folder).run();
    }

    private void run() throws IOException {
        open(top);
        for (int before = -1; before != moved; ) {
            before = moved;
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(top)) {
                for (Path entry : entries) {
                    remove(entry);
                }
            }
        }
        Files.delete(top);
    }

    /** Deletes an entry of the top folder, except for the folders in it, which become entries of the top folder. */
    private void remove(Path entry) throws IOException {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            open(entry);
            try (DirectoryStream<Path> children = Files.newDirectoryStream(entry)) {
                for (Path child : children) {
                    if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                        open(child); // moving a folder writes to it
                        Files.move(child, free());
                    } else {
                        Files.deleteIfExists(child);
                    }
                }
            }
        }
        Files.deleteIfExists(entry);
    }

    private Path free() throws IOException {
        if (moved > MAX_MOVED) {
            throw new IOException("a program keeps writing to " + top);
        }
        Path free;
        do {
            free = top.resolve("moved-" + moved++);
        } while (Files.exists(free, LinkOption.NOFOLLOW_LINKS));
        return free;
    }

    private static void open(Path folder) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null || Files.isReadable(folder) && Files.isWritable(folder) && Files.isExecutable(folder)) {
            return;
        }
        try {
            view.setPermissions(PosixFilePermissions.fromString("rwx------"));
        } catch (NoSuchFileException gone) {
            // nothing is left to delete
        }
    }
}
