package lowtide.autograder.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The folder of one submission's process. Closing it deletes everything in it. */
public final class Workspace implements AutoCloseable {

    private final SandboxFolder sandbox;
    private final Path folder;

    private Workspace(SandboxFolder sandbox, Path folder) {
        this.sandbox = sandbox;
        this.folder = folder;
    }

    /** Makes a folder of this name. A short one, because the paths of sockets may not be long. */
    static Workspace in(SandboxFolder sandbox, String name) throws IOException {
        Workspace workspace = new Workspace(sandbox, sandbox.directory(name));
        sandbox.directory(workspace.classes(), "rwxr-xr-x");
        sandbox.directory(workspace.sockets(), "rwxr-xr-x");
        sandbox.directory(workspace.data(), "rwxr-xr-x");
        sandbox.directory(workspace.archive(), "rwxrwxrwx");
        return workspace;
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
            sandbox.share(file, "rw-r--r--");
            for (Path made = file.getParent(); !made.equals(classes()); made = made.getParent()) {
                sandbox.share(made, "rwxr-xr-x");
            }
        }
    }

    /** Where the submission's class files are, which the process can only read. */
    Path classes() {
        return folder.resolve("agent");
    }

    /** Where the Unix sockets are that lead to the grader and to Gemini. */
    Path sockets() {
        return folder.resolve("sockets");
    }

    /** Where the data folders of agents are that ask for one. */
    Path data() {
        return folder.resolve("data");
    }

    /** Where a training run writes its archive; no submission's process sees it. */
    Path archive() {
        return folder.resolve("archive");
    }

    @Override
    public void close() {
        SandboxFolder.delete(folder);
    }
}
