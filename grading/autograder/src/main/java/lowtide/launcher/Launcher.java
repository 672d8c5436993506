package lowtide.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Starts a program of the kit, which the jar's manifest names, from one jar that holds the kit's jars and libraries. They are unpacked once into a private folder
 * of the user below {@code java.io.tmpdir}, because an agent's process needs them as files. Each start compares the
 * unpacked files with the packed ones, byte by byte, and repairs differences. The program then runs in this same JVM.
 */
public final class Launcher {

    /** The system property that names the folder with the unpacked jars. */
    public static final String LIBRARIES = "lowtide.lib";

    /** The system property that names another main class than the manifest; the jar of the lab holds the grader, too. */
    private static final String OTHER_MAIN = "lowtide.main";

    private static final String PACKED = "lib/";
    private static final String MAIN = "Lowtide-Main"; // in the manifest

    private Launcher() {}

    /** Runs the program's command line. */
    public static void main(String[] arguments) throws Throwable {
        List<URL> jars;
        String main;
        try {
            Path self = Path.of(Launcher.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            jars = unpack(self, Path.of(System.getProperty("java.io.tmpdir")));
            main = mainClass(self);
        } catch (IOException | URISyntaxException failure) {
            System.err.println("The grader cannot unpack its libraries (" + failure + "). It needs 150 MB in "
                    + System.getProperty("java.io.tmpdir")
                    + "; name another folder with java -Djava.io.tmpdir=FOLDER -jar ...");
            System.exit(1);
            return;
        }
        ClassLoader kit = new URLClassLoader("lowtide", jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(kit);
        try {
            kit.loadClass(main).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static String mainClass(Path self) throws IOException {
        try (JarFile packed = new JarFile(self.toFile())) {
            return System.getProperty(
                    OTHER_MAIN, packed.getManifest().getMainAttributes().getValue(MAIN));
        }
    }

    static List<URL> unpack(Path self, Path temporary) throws IOException {
        try (JarFile packed = new JarFile(self.toFile())) {
            List<? extends ZipEntry> entries = packed.stream()
                    .filter(entry -> entry.getName().startsWith(PACKED)
                            && entry.getName().endsWith(".jar"))
                    .toList();
            Path folder = ownFolder(temporary, "lowtide-" + user() + "-" + key(entries));
            List<URL> jars = new ArrayList<>();
            for (ZipEntry entry : entries) {
                Path jar = folder.resolve(entry.getName().substring(PACKED.length()));
                try (InputStream in = packed.getInputStream(entry)) {
                    put(in.readAllBytes(), jar);
                }
                jars.add(jar.toUri().toURL());
            }
            System.setProperty(LIBRARIES, folder.toString());
            return jars;
        }
    }

    /** Another grader may start at this moment, so a file appears complete or not at all. */
    private static void put(byte[] bytes, Path file) throws IOException {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return;
        }
        Path half = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.write(half, bytes);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half); // of a full disk
        }
    }

    /**
     * A temporary folder may be shared: anyone who could write to this folder could make the grader run their classes.
     */
    private static Path ownFolder(Path temporary, String name) throws IOException {
        Path folder = temporary.resolve(name).toAbsolutePath();
        boolean posix = temporary.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] onlyMine = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        try {
            return Files.createDirectory(folder, onlyMine);
        } catch (FileAlreadyExistsException earlierRun) {
            boolean mine = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && (!posix
                            || "rwx------".equals(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                                    && Files.getOwner(folder).equals(me(temporary)));
            if (!mine) {
                throw new IOException(
                        folder + " is not a folder of yours alone. Delete it, or name another temporary folder with"
                                + " java -Djava.io.tmpdir=FOLDER -jar ...",
                        earlierRun);
            }
            return folder;
        }
    }

    /** The owner of files that this process creates; a container's user may have no name to look up. */
    private static Object me(Path temporary) throws IOException {
        Path mine = Files.createTempFile(temporary, "lowtide-", ".tmp");
        try {
            return Files.getOwner(mine);
        } finally {
            Files.delete(mine);
        }
    }

    private static String user() {
        return System.getProperty("user.name").replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static String key(List<? extends ZipEntry> entries) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ZipEntry entry : entries) {
                digest.update(entry.getName().getBytes(StandardCharsets.UTF_8));
                digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(entry.getSize())
                        .putLong(entry.getCrc())
                        .array());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256.", impossible);
        }
    }
}
