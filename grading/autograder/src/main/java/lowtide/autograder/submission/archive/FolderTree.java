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
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/** Lists a folder on disk. Links below it are not followed; a tool's own folders are listed and not walked. */
public final class FolderTree {

    private FolderTree() {}

    /**
     * @throws SubmissionRefusedException if it holds more than a submission can
     * @throws IOException if there is no such folder, or it cannot be listed
     */
    public static FileTree open(Path folder) throws IOException {
        Path root = folder.toRealPath();
        FileTree.Listing listing = new FileTree.Listing(FileTree.MOST_ENTRIES);
        Map<String, Path> files = new HashMap<>();
        Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), FileTree.DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (directory.equals(root)) {
                    return FileVisitResult.CONTINUE;
                } else if (FileTree.isLeftBySystem(directory.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                String path = slashed(root.relativize(directory));
                listing.add(new FileTree.Entry(path, FileTree.Kind.FOLDER, 0));
                return FileTree.isNotWalked(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                add(
                        file,
                        attributes.isSymbolicLink()
                                ? FileTree.Kind.LINK
                                : attributes.isRegularFile()
                                        ? FileTree.Kind.FILE
                                        : attributes.isDirectory() ? FileTree.Kind.FOLDER : FileTree.Kind.UNREADABLE,
                        attributes.size());
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
                if (!FileTree.isLeftBySystem(file.getFileName().toString())) {
                    String path = slashed(root.relativize(file));
                    listing.add(new FileTree.Entry(path, kind, size));
                    files.put(path, file);
                }
            }
        });
        return listing.tree(new FileTree.Content() {
            @Override
            public byte[] read(String path, int most) throws IOException {
                try (InputStream in = Files.newInputStream(files.get(path), LinkOption.NOFOLLOW_LINKS)) {
                    return in.readNBytes(most);
                }
            }

            @Override
            public void close() {
                // nothing is kept open
            }
        });
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }
}
