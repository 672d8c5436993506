package lowtide.autograder.submission.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects the entries of a {@link FileTree}. */
final class FileTreeBuilder {

    private static final int MAX_ESCAPING_PATHS = 100; // one is enough to refuse an archive

    private final SortedMap<String, FileTree.Entry> entries = new TreeMap<>();
    private final List<String> escapingPaths = new ArrayList<>();
    private final int maxEntries;

    FileTreeBuilder(int maxEntries) {
        this.maxEntries = maxEntries;
    }

    /**
     * Adds an entry. A path that is added twice becomes a {@link FileTree.Kind#DUPLICATE}, unless both are folders.
     *
     * @throws SubmissionRefusedException if there are too many entries
     */
    void add(FileTree.Entry entry) throws SubmissionRefusedException {
        entries.merge(
                entry.path(),
                entry,
                (first, second) -> first.kind() == FileTree.Kind.FOLDER && second.kind() == FileTree.Kind.FOLDER
                        ? first
                        : new FileTree.Entry(first.path(), FileTree.Kind.DUPLICATE, first.size()));
        if (entries.size() > maxEntries) {
            throw SubmissionRefusedException.tooManyFiles(maxEntries);
        }
    }

    void addEscapingPath(String path) {
        if (escapingPaths.size() < MAX_ESCAPING_PATHS) {
            escapingPaths.add(path);
        }
    }

    FileTree build(FileTree.Content content) {
        return new FileTree(entries, escapingPaths, content);
    }
}
