package lowtide.agent.control.folder;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/**
 * The regular files in a data folder and its subfolders. The agent may be hostile and running, and the grader may be
 * root: no link is followed, nothing but regular files is opened, and no more is read than an honest agent writes.
 */
public final class FolderFiles {

    /** How many files and folders are read. */
    public static final int MAX = 500;

    /** How many bytes are read, of all files together. */
    public static final int LARGEST = 2 << 20;

    private static final int DEEPEST = 4;

    private final Path top;
    private final Map<Path, StoredFile> found = new TreeMap<>();
    private int entries;
    private int bytes;

    private FolderFiles(Path top) {
        this.top = top;
    }

    /**
     * Reads all files.
     *
     * @return by their paths relative to the folder
     * @throws IOException if there are more than {@value #MAX} files, {@value #LARGEST} bytes or {@value #DEEPEST}
     *     levels of folders, or something cannot be read
     */
    public static Map<Path, StoredFile> read(Path folder) throws IOException {
        FolderFiles files = new FolderFiles(folder);
        try (OpenFolder open = OpenFolder.at(folder)) {
            files.read(open, folder, 1);
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        return files.found;
    }

    /**
     * Makes a folder hold exactly these files, and leaves empty subfolders.
     *
     * @param files by their paths relative to the folder; their own folders exist
     * @throws IOException if that fails
     */
    public static void restore(Path folder, Map<Path, StoredFile> files) throws IOException {
        Map<Path, StoredFile> before = read(folder);
        for (Map.Entry<Path, StoredFile> file : before.entrySet()) {
            StoredFile wanted = files.get(file.getKey());
            if (wanted == null || !wanted.hasBytesOf(file.getValue())) {
                in(folder, file.getKey(), OpenFolder::delete);
            }
        }
        for (Map.Entry<Path, StoredFile> file : files.entrySet()) {
            StoredFile present = before.get(file.getKey());
            if (present == null || !present.hasBytesOf(file.getValue())) {
                in(folder, file.getKey(), (open, name) -> open.create(name, file.getValue()));
            }
        }
    }

    private void read(OpenFolder folder, Path path, int level) throws IOException {
        for (Path name : folder.names(MAX)) {
            if (++entries > MAX) {
                throw new IOException("more than " + MAX + " files");
            }
            try {
                readEntry(folder, path, name, level);
            } catch (NoSuchFileException gone) {
                // deleted or renamed meanwhile
            }
        }
    }

    private void readEntry(OpenFolder folder, Path path, Path name, int level) throws IOException {
        BasicFileAttributes attributes = folder.attributes(name);
        if (attributes.isDirectory()) {
            if (level == DEEPEST) {
                throw new IOException("folders in more than " + DEEPEST + " levels");
            }
            try (OpenFolder nested = folder.folder(name)) {
                read(nested, path.resolve(name), level + 1);
            }
        } else if (attributes.isRegularFile()) {
            StoredFile file = folder.read(name, LARGEST);
            bytes += file.bytes().length;
            if (bytes > LARGEST) {
                throw new IOException("more than " + LARGEST + " bytes");
            }
            found.put(top.relativize(path.resolve(name)), file);
        }
    }

    private static void in(Path folder, Path file, Change change) throws IOException {
        try (OpenFolder open = OpenFolder.at(folder)) {
            in(open, file, 0, change);
        }
    }

    private static void in(OpenFolder folder, Path file, int part, Change change) throws IOException {
        if (part == file.getNameCount() - 1) {
            change.make(folder, file.getName(part));
            return;
        }
        try (OpenFolder nested = folder.folder(file.getName(part))) {
            in(nested, file, part + 1, change);
        }
    }

    private interface Change {
        void make(OpenFolder folder, Path name) throws IOException;
    }
}
