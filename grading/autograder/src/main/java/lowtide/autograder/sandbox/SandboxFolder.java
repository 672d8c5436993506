package lowtide.autograder.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lowtide.agent.control.folder.FolderDeletion;

/**
 * A temporary folder of the grader. Its processes see parts of it.
 *
 * @param isShared whether the processes run as another user, who must be given access to what they need
 */
record SandboxFolder(Path path, boolean isShared) implements AutoCloseable {

    private static final String PREFIX = "lowtide-grader-";
    private static final Pattern PID = Pattern.compile(PREFIX + "(\\d{1,18})-.*");

    /** Creates the folder, for this user only, and removes the folders of graders that were killed. */
    static Path create() throws IOException {
        Path folder = Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-")
                .toRealPath();
        removeLeftovers(Files.getOwner(folder));
        return folder;
    }

    /** Makes a folder in it that processes can read. */
    Path directory(String name) throws IOException {
        return directory(path.resolve(name), "rwxr-xr-x");
    }

    /** Makes a folder with these permissions for the user that processes run as. */
    Path directory(Path directory, String permissions) throws IOException {
        Files.createDirectory(directory);
        share(directory, permissions);
        return directory;
    }

    /** Gives a file these permissions if processes run as another user; otherwise only this user can access it. */
    void share(Path file, String permissions) throws IOException {
        if (isShared) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }

    /** Copies these jars, and makes a jar of each folder, so that processes see no other files next to them. */
    List<Path> copies(List<Path> entries, Path to) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (Path entry : entries) {
            boolean jar = Files.isRegularFile(entry);
            Path copy = to.resolve(jar ? entry.getFileName().toString() : "classes-" + copies.size() + ".jar");
            if (jar) {
                Files.copy(entry, copy, StandardCopyOption.COPY_ATTRIBUTES);
            } else {
                pack(entry, copy);
            }
            share(copy, "rw-r--r--");
            copies.add(copy);
        }
        return copies;
    }

    @Override
    public void close() {
        delete(path);
    }

    /**
     * Deletes a folder. If that fails, prints a message and continues, because that is no reason to lose a scorecard.
     */
    static void delete(Path folder) {
        try {
            FolderDeletion.delete(folder);
        } catch (IOException failure) {
            System.err.println("The temporary folder " + folder + " could not be deleted: " + failure);
        }
    }

    /** @param self this user, who may have neither a name nor a home in a container */
    private static void removeLeftovers(UserPrincipal self) throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> left = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : left) {
                Matcher pid = PID.matcher(folder.getFileName().toString());
                if (pid.matches()
                        && ProcessHandle.of(Long.parseLong(pid.group(1))).isEmpty()
                        && Files.getOwner(folder).equals(self)) {
                    delete(folder);
                }
            }
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
