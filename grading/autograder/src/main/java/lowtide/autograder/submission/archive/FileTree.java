package lowtide.autograder.submission.archive;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a folder on disk or of a zip archive: listed once, when the tree is opened, and read while it is open.
 * Paths are relative, use forward slashes, and are sorted, so that the order of a file system has no influence.
 * {@linkplain IgnoredFiles Files that systems and tools create} are left out.
 */
public final class FileTree implements Closeable {

    /** Folders below the root that are listed; deeper than any package in use. */
    static final int MAX_DEPTH = 24;

    /** Files and folders of one submission. With tests, notes and build output a submission has less than a thousand. */
    public static final int MAX_ENTRIES = 20_000;

    private final SortedMap<String, Entry> entries;
    private final List<String> escapingPaths;
    private final Content content;

    FileTree(SortedMap<String, Entry> entries, List<String> escapingPaths, Content content) {
        this.entries = entries;
        this.escapingPaths = List.copyOf(escapingPaths);
        this.content = content;
    }

    /** What an entry is. */
    public enum Kind {
        FILE,
        FOLDER,
        /** A symbolic link, never followed. */
        LINK,
        /** A name that occurs more than once in a zip archive; programs differ in which one they unpack. */
        DUPLICATE,
        ENCRYPTED,
        /** A folder without permission to list it, a pipe or a socket. */
        UNREADABLE
    }

    /** @param size in bytes, as declared; the real content may be larger */
    public record Entry(String path, Kind kind, long size) {

        /** The last part of the path. */
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** Reads the content of files. Used by one thread at a time, unless the implementation allows more. */
    interface Content extends Closeable {

        /** At most {@code limit} bytes of a file, from its beginning. */
        byte[] read(String path, int limit) throws IOException;
    }

    /** All entries, sorted by path. */
    public Collection<Entry> entries() {
        return entries.values();
    }

    /** Paths of a zip archive, as written there, that lead outside of it; at most 100. */
    public List<String> escapingPaths() {
        return escapingPaths;
    }

    public Optional<Entry> entry(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    public boolean isFolder(String path) {
        return entry(path).filter(entry -> entry.kind() == Kind.FOLDER).isPresent();
    }

    /** All entries below a folder, at any depth. */
    public Collection<Entry> below(String folder) {
        return entries.subMap(folder + "/", folder + (char) ('/' + 1)).values();
    }

    /** The entries directly in the root folder. */
    public List<Entry> top() {
        return entries.values().stream()
                .filter(entry -> entry.path().indexOf('/') < 0)
                .toList();
    }

    /** The tree below a folder, with paths relative to it; an empty path is this tree. Closing it closes this tree. */
    public FileTree sub(String folder) {
        if (folder.isEmpty()) {
            return this;
        }
        String prefix = folder + "/";
        SortedMap<String, Entry> below = new TreeMap<>();
        for (Entry entry : below(folder)) {
            String path = entry.path().substring(prefix.length());
            if (!IgnoredFiles.isInToolFolder(path)) {
                below.put(path, new Entry(path, entry.kind(), entry.size()));
            }
        }
        return new FileTree(
                below,
                escapingPaths.stream().filter(path -> path.startsWith(prefix)).toList(),
                new Content() {
                    @Override
                    public byte[] read(String path, int limit) throws IOException {
                        return content.read(prefix + path, limit);
                    }

                    @Override
                    public void close() throws IOException {
                        content.close();
                    }
                });
    }

    /** This tree for a reader who must not close it: closing the copy has no effect. */
    FileTree shared() {
        return new FileTree(entries, escapingPaths, new Content() {
            @Override
            public byte[] read(String path, int limit) throws IOException {
                return content.read(path, limit);
            }

            @Override
            public void close() {
                // the owner closes it
            }
        });
    }

    /** The bytes of a file; empty if there are more than {@code limit}, whatever its declared size. */
    public Optional<byte[]> read(String path, int limit) throws IOException {
        byte[] bytes = content.read(path, limit + 1);
        return bytes.length > limit ? Optional.empty() : Optional.of(bytes);
    }

    /** At most {@code limit} bytes of a file, from its beginning. */
    public byte[] start(String path, int limit) throws IOException {
        return content.read(path, limit);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
