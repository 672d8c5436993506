package lowtide.autograder.sandbox;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The folder of one submission's process. Closing it deletes everything in it. */
public final class Workspace implements AutoCloseable {

    /** The encoding of file names on Linux; Windows and macOS use Unicode. */
    private static final Charset NAMES =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
                    ? Charset.forName(System.getProperty("sun.jnu.encoding"))
                    : StandardCharsets.UTF_8;

    private final SandboxFolder sandbox;
    private final Path folder;

    private Workspace(SandboxFolder sandbox, Path folder) {
        this.sandbox = sandbox;
        this.folder = folder;
    }

    /** Creates a folder of this name. The name is short, because the paths of sockets must be short. */
    static Workspace in(SandboxFolder sandbox, String name) throws IOException {
        Workspace workspace = new Workspace(sandbox, sandbox.directory(name));
        sandbox.directory(workspace.classes(), "rwxr-xr-x");
        sandbox.directory(workspace.sockets(), "rwxr-xr-x");
        sandbox.directory(workspace.data(), "rwxr-xr-x");
        sandbox.directory(workspace.archive(), "rwxrwxrwx");
        return workspace;
    }

    /**
     * Adds the class files of a stage, by path.
     *
     * @throws IllegalStateException if an agent's process would not find a file under its name, because this system's
     *     settings have another encoding of file names
     */
    public void add(Map<String, byte[]> classFiles) throws IOException {
        for (Map.Entry<String, byte[]> each : classFiles.entrySet()) {
            requireFindable(each.getKey(), NAMES);
            Path file = classes().resolve(each.getKey()).normalize();
            if (!file.startsWith(classes())) {
                throw new IOException("the class file " + each.getKey() + " is outside its folder");
            }
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue());
            sandbox.share(file, "rw-r--r--");
            for (Path made = file.getParent(); !made.equals(classes()); made = made.getParent()) {
                sandbox.share(made, "rwxr-xr-x");
            }
        }
    }

    /** Requires that the encoding is UTF-8, which agents' processes have, or the name is in ASCII. */
    static void requireFindable(String name, Charset names) {
        if (!names.equals(StandardCharsets.UTF_8)
                && !StandardCharsets.US_ASCII.newEncoder().canEncode(name)) {
            throw new IllegalStateException("the class file " + name + " cannot be written with this system's settings"
                    + " (file names in " + names + "); set LC_ALL=C.UTF-8 and grade again.");
        }
    }

    /** The folder of the submission's class files, read-only for the process. */
    Path classes() {
        return folder.resolve("agent");
    }

    /** The folder of the Unix sockets to the grader and to Gemini. */
    Path sockets() {
        return folder.resolve("sockets");
    }

    /** The parent of the data folders of agents that need one. */
    Path data() {
        return folder.resolve("data");
    }

    /** The folder for the archive of a training run; no submission's process sees it. */
    Path archive() {
        return folder.resolve("archive");
    }

    @Override
    public void close() {
        SandboxFolder.delete(folder);
    }
}
