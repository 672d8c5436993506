package lowtide.agent.control.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that an agent keeps its data in, from its session's beginning to its end, restarts included. */
public final class DataFolder implements AutoCloseable {

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes an empty folder in this one, which other users can write to: who may reach it is up to the folder it is in.
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
     * Makes an empty folder among the temporary files, for this user alone.
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

    /** Deletes the folder. What a live process writes meanwhile may stay; it goes with the folder it is in. */
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
