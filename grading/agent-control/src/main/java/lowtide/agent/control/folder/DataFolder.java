package lowtide.agent.control.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder for an agent's data. It exists from the beginning of a session to its end, including restarts. */
public final class DataFolder implements AutoCloseable {

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /**
     * Creates an empty folder in this one. Other users can write to it if they can reach the folder that contains it.
     *
     * @throws UncheckedIOException if it cannot be made
     */
    public static DataFolder in(Path parent) {
        try {
            return opened(Files.createTempDirectory(parent, "agent-"));
        } catch (IOException failure) {
            throw new UncheckedIOException("A data folder for the agent cannot be made.", failure);
        }
    }

    /**
     * Creates an empty temporary folder for this user only.
     *
     * @throws UncheckedIOException if it cannot be made
     */
    public static DataFolder temporary() {
        try {
            return new DataFolder(Files.createTempDirectory("lowtide-agent-").toRealPath());
        } catch (IOException failure) {
            throw new UncheckedIOException("A data folder for the agent cannot be made.", failure);
        }
    }

    public Path path() {
        return path;
    }

    /**
     * Deletes the folder. Files that a running process writes meanwhile may remain, until the containing folder is
     * deleted.
     */
    @Override
    public void close() {
        try {
            FolderDeletion.delete(path);
        } catch (IOException failure) {
            System.err.println("The data folder " + path + " could not be deleted: " + failure);
        }
    }

    private static DataFolder opened(Path path) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        return new DataFolder(path);
    }
}
