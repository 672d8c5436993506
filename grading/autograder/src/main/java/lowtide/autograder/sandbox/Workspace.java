package lowtide.autograder.sandbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The folder of one submission's process. What is in it is gone when it is closed.
 *
 * @param isOpenToOthers whether the process runs as another user, who must be able to read it
 */
public record Workspace(Path folder, boolean isOpenToOthers) implements AutoCloseable {

    /** Where the submission's class files are; the process can read them and nothing more. */
    Path classes() {
        return folder.resolve("agent");
    }

    /** Adds the class files of a stage, by path. */
    public void add(Map<String, byte[]> classFiles) throws IOException {
        for (Map.Entry<String, byte[]> each : classFiles.entrySet()) {
            Path file = classes().resolve(each.getKey()).normalize();
            if (!file.startsWith(classes())) {
                throw new IOException("the class file " + each.getKey() + " leads out of its folder");
            }
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue());
            for (Path made = file; isOpenToOthers && !made.equals(classes()); made = made.getParent()) {
                Files.setPosixFilePermissions(
                        made, PosixFilePermissions.fromString(made.equals(file) ? "rw-r--r--" : "rwxr-xr-x"));
            }
        }
    }

    /** Where the sockets are that lead out. */
    Path sockets() {
        return folder.resolve("sockets");
    }

    /** Where a training run writes its archive; no submission's process sees it. */
    Path archive() {
        return folder.resolve("archive");
    }

    @Override
    public void close() {
        delete(folder);
    }

    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            System.err.println("The temporary folder " + folder + " could not be deleted: "
                    + failure); // no reason to lose a scorecard
        }
    }
}
