package lowtide.autograder.submission.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists a folder on disk. Does not follow links and does not descend into the folders of tools. */
final class FolderTree extends SimpleFileVisitor<Path> {

    private final Path root;
    private final FileTreeBuilder tree;
    private final Map<String, Path> files = new HashMap<>();

    private FolderTree(Path root, int maxEntries) {
        this.root = root;
        this.tree = new FileTreeBuilder(maxEntries);
    }

    /**
     * @throws SubmissionRefusedException if it has too many files
     * @throws IOException if there is no such folder, or it cannot be listed
     */
    static FileTree open(Path folder) throws IOException {
        return open(folder, FileTree.MAX_ENTRIES);
    }

    /** With another limit on the number of files and folders. */
    static FileTree open(Path folder, int maxEntries) throws IOException {
        FolderTree listing = new FolderTree(folder.toRealPath(), maxEntries);
        Files.walkFileTree(listing.root, EnumSet.noneOf(FileVisitOption.class), FileTree.MAX_DEPTH, listing);
        return listing.tree.build(new OnDisk(listing.files));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        if (directory.equals(root)) {
            return FileVisitResult.CONTINUE;
        } else if (IgnoredFiles.isSystemFile(FileName.of(directory))) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        String path = relative(directory);
        tree.add(new FileTree.Entry(path, FileTree.Kind.FOLDER, 0));
        return IgnoredFiles.isToolFolder(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        add(file, kind(attributes), attributes.size());
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (file.equals(root)) {
            throw failure;
        } else if (!(failure instanceof NoSuchFileException)) {
            add(file, FileTree.Kind.UNREADABLE, 0);
        }
        return FileVisitResult.CONTINUE;
    }

    private void add(Path file, FileTree.Kind kind, long size) throws IOException {
        if (!IgnoredFiles.isSystemFile(FileName.of(file))) {
            String path = relative(file);
            tree.add(new FileTree.Entry(path, kind, size));
            files.put(path, file);
        }
    }

    private static FileTree.Kind kind(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return FileTree.Kind.LINK;
        } else if (attributes.isRegularFile()) {
            return FileTree.Kind.FILE;
        }
        return attributes.isDirectory() ? FileTree.Kind.FOLDER : FileTree.Kind.UNREADABLE;
    }

    private String relative(Path path) {
        List<String> steps = new ArrayList<>();
        root.relativize(path).forEach(step -> steps.add(FileName.of(step)));
        return String.join("/", steps);
    }

    /** Opens a file each time it is read, and holds none open. */
    private record OnDisk(Map<String, Path> files) implements FileTree.Content {

        @Override
        public byte[] read(String path, int limit) throws IOException {
            try (InputStream in = Files.newInputStream(files.get(path), LinkOption.NOFOLLOW_LINKS)) {
                return in.readNBytes(limit);
            }
        }

        @Override
        public void close() {
            // no file is open
        }
    }
}
