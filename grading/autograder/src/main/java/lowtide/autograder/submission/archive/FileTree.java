package lowtide.autograder.submission.archive;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The files of a delivery, on disk or in a zip: listed once, when it is opened, and read while it is open.
 * Paths are relative, with forward slashes, and sorted, so that nothing depends on a file system's order.
 * What systems and tools leave behind is not listed, and big folders of theirs are not walked.
 */
public final class FileTree implements Closeable {

    /** Deeper than any package anybody needs; what is below is not seen. */
    public static final int DEEPEST = 24;

    /** A submission has some dozen files; with its tests, notes and a build's leftovers still not a thousand. */
    public static final int MOST_ENTRIES = 20_000;

    private static final Set<String> LEFT_BY_SYSTEMS = Set.of("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini");
    private static final Set<String> NOT_WALKED = Set.of(
            ".git",
            ".svn",
            ".hg",
            "node_modules",
            "target",
            "build",
            "out",
            "bin",
            "dist",
            ".gradle",
            ".idea",
            ".vscode",
            ".settings",
            ".metadata");
    private static final Pattern SOURCES = Pattern.compile("(^|.*/)src/main/java(/.*|$)");

    private final TreeMap<String, Entry> entries;
    private final List<String> leadingOut;
    private final Content content;

    /**
     * @param entries by path
     * @param leadingOut names that lead out of the delivery, as they were found
     */
    public FileTree(TreeMap<String, Entry> entries, List<String> leadingOut, Content content) {
        this.entries = entries;
        this.leadingOut = List.copyOf(leadingOut);
        this.content = content;
    }

    public enum Kind {
        FILE,
        FOLDER,
        /** A symbolic link, never followed. */
        LINK,
        /** A name that a zip has more than once: which one counts would depend on the program that unpacks it. */
        TWICE,
        ENCRYPTED,
        /** A folder without permission to list it, a pipe, a socket. */
        UNREADABLE
    }

    /** @param size in bytes, as declared; what is really there may be more */
    public record Entry(String path, Kind kind, long size) {

        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** Where the bytes are. Used by one thread at a time, unless it says otherwise. */
    public interface Content extends Closeable {

        /** At most {@code most} bytes of a file, from its beginning. */
        byte[] read(String path, int most) throws IOException;
    }

    public Collection<Entry> entries() {
        return entries.values();
    }

    public List<String> leadingOut() {
        return leadingOut;
    }

    public Optional<Entry> entry(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    public boolean isFile(String path) {
        return entry(path).filter(entry -> entry.kind() == Kind.FILE).isPresent();
    }

    public boolean isFolder(String path) {
        return entry(path).filter(entry -> entry.kind() == Kind.FOLDER).isPresent();
    }

    /** Everything below a folder. */
    public Collection<Entry> below(String folder) {
        return entries.subMap(folder + "/", folder + (char) ('/' + 1)).values();
    }

    /** What is directly in the tree's top folder. */
    public List<Entry> top() {
        return entries.values().stream()
                .filter(entry -> entry.path().indexOf('/') < 0)
                .toList();
    }

    /** What is below a folder, with paths relative to it; empty text stands for this tree. Closing it closes this one. */
    public FileTree sub(String folder) {
        if (folder.isEmpty()) {
            return this;
        }
        String prefix = folder + "/";
        TreeMap<String, Entry> below = new TreeMap<>();
        for (Entry entry : below(folder)) {
            String path = entry.path().substring(prefix.length());
            if (!isBelowNotWalked(path)) {
                below.put(path, new Entry(path, entry.kind(), entry.size()));
            }
        }
        return new FileTree(
                below,
                leadingOut.stream().filter(name -> name.startsWith(prefix)).toList(),
                new Content() {
                    @Override
                    public byte[] read(String path, int most) throws IOException {
                        return content.read(prefix + path, most);
                    }

                    @Override
                    public void close() throws IOException {
                        content.close();
                    }
                });
    }

    /** This tree, for a reader who must not close it. */
    public FileTree shared() {
        return new FileTree(entries, leadingOut, new Content() {
            @Override
            public byte[] read(String path, int most) throws IOException {
                return content.read(path, most);
            }

            @Override
            public void close() {
                // the owner does
            }
        });
    }

    /** The file's bytes; nothing if there are more than that many, whatever its size is declared to be. */
    public Optional<byte[]> read(String path, int most) throws IOException {
        byte[] bytes = content.read(path, most + 1);
        return bytes.length > most ? Optional.empty() : Optional.of(bytes);
    }

    /** The first bytes of a file. */
    public byte[] start(String path, int most) throws IOException {
        return content.read(path, most);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    /** Whether a file or folder of this name is something that macOS or Windows leaves beside what people make. */
    public static boolean isLeftBySystem(String name) {
        return LEFT_BY_SYSTEMS.contains(name) || name.startsWith("._") || name.equals("Icon\r");
    }

    /** Whether a folder is a tool's own and may be huge. A package may have any name. */
    public static boolean isNotWalked(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return NOT_WALKED.contains(name) && !SOURCES.matcher(path).matches();
    }

    /** Whether one of the folders above a path is not walked. */
    public static boolean isBelowNotWalked(String path) {
        return IntStream.range(0, path.length())
                .anyMatch(at -> path.charAt(at) == '/' && isNotWalked(path.substring(0, at)));
    }

    /** The ways a tree is made, one entry after the other. */
    public static final class Listing {

        private final TreeMap<String, Entry> entries = new TreeMap<>();
        private final List<String> leadingOut = new ArrayList<>();
        private final int mostEntries;

        Listing(int mostEntries) {
            this.mostEntries = mostEntries;
        }

        void add(Entry entry) throws SubmissionRefusedException {
            entries.merge(
                    entry.path(),
                    entry,
                    (one, other) -> one.kind() == Kind.FOLDER && other.kind() == Kind.FOLDER
                            ? one
                            : new Entry(one.path(), Kind.TWICE, one.size()));
            if (entries.size() > mostEntries) {
                throw new SubmissionRefusedException("There are more than " + mostEntries
                        + " files; deliver the folder that holds the stages, and nothing else.");
            }
        }

        void addLeadingOut(String name) {
            if (leadingOut.size() < 100) { // one is enough to refuse
                leadingOut.add(name);
            }
        }

        FileTree tree(Content content) {
            return new FileTree(entries, leadingOut, content);
        }
    }
}
