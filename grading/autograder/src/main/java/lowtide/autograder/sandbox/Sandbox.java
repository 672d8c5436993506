package lowtide.autograder.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import lowtide.agent.control.YieldPointInjector;
import lowtide.agent.control.process.AgentCommand;
import lowtide.agent.control.process.SharedFolder;
import lowtide.agent.host.AgentServer;
import lowtide.autograder.compile.CompilerHost;
import lowtide.course.PlainText;
import org.objectweb.asm.ClassVisitor;

/**
 * Starts the processes that run and compile students' code. One instance serves any number of submissions. Thread-safe.
 */
public final class Sandbox implements AutoCloseable {

    private static final List<String> AGENT_OPTIONS = List.of(
            "-Xmx128m",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:CompressedClassSpaceSize=64m",
            "-XX:+DisableAttachMechanism");

    /** On Linux, a JVM finds a class with a non-ASCII name only if file names are in UTF-8. */
    private static final Map<String, String> UTF_8_NAMES = Map.of("LC_ALL", "C.UTF-8");

    // Paths in sealed processes.
    private static final String LIBRARIES_THERE = "/lowtide/lib";
    private static final String COMPILER_THERE = "/lowtide/compiler";
    private static final String AGENT_THERE = "/lowtide/agent";
    private static final String SOCKETS_THERE = "/lowtide/sockets";
    private static final String DATA_THERE = "/lowtide/data";
    private static final String ARCHIVE_THERE = "/lowtide/archive";

    private static final String ARCHIVE = "host.jsa";

    private final BubblewrapSearch bubblewrap;
    private final Libraries libraries = Libraries.found();
    private final SandboxFolder folder;
    private final Path libraryFolder;
    private final Path compilerFolder;
    private final List<Path> host;
    private final List<Path> compiler;
    private final AgentDatabase database;
    private final AtomicInteger workspaces = new AtomicInteger();

    private Sandbox(Function<Path, BubblewrapSearch> search, boolean onPostgres) {
        try {
            Path path = SandboxFolder.create();
            bubblewrap = search.apply(path);
            folder = new SandboxFolder(path, bubblewrap.isAnotherUser());
            libraryFolder = folder.directory("lib");
            compilerFolder = folder.directory("compiler");
            host = folder.copies(libraries.all(), libraryFolder);
            compiler = folder.copies(
                    List.of(
                            Libraries.classesOf(CompilerHost.class),
                            Libraries.classesOf(YieldPointInjector.class),
                            Libraries.classesOf(PlainText.class),
                            Libraries.classesOf(ClassVisitor.class)),
                    compilerFolder);
            database = AgentDatabase.open(folder, libraryFolder, onPostgres);
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /** With every layer that this system offers. */
    public static Sandbox open() {
        return new Sandbox(BubblewrapSearch::search, false);
    }

    /**
     * With every layer that this system offers, and a PostgreSQL server outside of them, whose database all agents get.
     *
     * @throws IllegalStateException if PostgreSQL is not installed or does not start
     */
    public static Sandbox onPostgres() {
        return new Sandbox(BubblewrapSearch::search, true);
    }

    /** With the layers that every system offers. */
    public static Sandbox unsealed() {
        return new Sandbox(folder -> BubblewrapSearch.none("it was not requested"), false);
    }

    /** Whether every layer is in force. */
    public boolean isSealed() {
        return bubblewrap.found().isPresent();
    }

    /** Why some layers are missing; empty if none is. */
    public String whyNotSealed() {
        return bubblewrap.whyNot();
    }

    /** The names of the layers in force, the same for every submission. */
    public List<String> layers() {
        return Layers.of(bubblewrap, database.postgres().isPresent());
    }

    /** A folder for the process of one submission. */
    public Workspace workspace() {
        try {
            return Workspace.in(folder, "w" + workspaces.incrementAndGet());
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /** Starts an agent's process. */
    public AgentCommand agent(Workspace workspace) {
        List<String> classpath = new ArrayList<>(seenLibraries(host));
        // Last, so that no class of the agent replaces another one.
        classpath.add(isSealed() ? AGENT_THERE : workspace.classes().toString());
        List<String> archive = Files.exists(archive())
                ? List.of("-XX:SharedArchiveFile=" + seen(archive(), libraryFolder, LIBRARIES_THERE))
                : List.of();
        return agent(workspace, archive, classpath, List.of(), false);
    }

    /**
     * Starts an agent's process that, when it ends, writes an archive of the classes it has loaded. Its agent is part
     * of the kit: the JVM accepts the archive for any class path that begins with the one it was created with.
     */
    AgentCommand training(Workspace workspace) {
        String archive = isSealed() ? ARCHIVE_THERE : workspace.archive().toString();
        return agent(
                workspace,
                List.of("-XX:ArchiveClassesAtExit=" + archive + "/" + ARCHIVE),
                seenLibraries(host),
                writable(workspace.archive(), ARCHIVE_THERE),
                true);
    }

    /** Lets every process from now on start with the archive that a training run has written. */
    void keepArchive(Workspace workspace) {
        Path written = workspace.archive().resolve(ARCHIVE);
        if (!Files.exists(written)) {
            return; // this JVM writes none
        }
        try {
            Files.copy(written, archive()); // not moved: it may belong to another user
            folder.share(archive(), "rw-r--r--");
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /** Starts a compiler's process, whose main class is {@link CompilerHost}. It runs no code of a student. */
    public List<String> compiler() {
        List<String> classpath = new ArrayList<>();
        compiler.forEach(jar -> classpath.add(seen(jar, compilerFolder, COMPILER_THERE)));
        classpath.addAll(seenLibraries(host));
        List<Path> compileClasspath = libraries.compileClasspath().stream()
                .map(jar -> libraryFolder.resolve(jar.getFileName()))
                .toList();
        List<String> line =
                JavaCommand.line(List.of("-Xmx192m"), classpath, CompilerHost.class, seenLibraries(compileClasspath));
        return bubblewrap
                .found()
                .map(bwrap -> {
                    List<String> views = new ArrayList<>(readable(libraryFolder, LIBRARIES_THERE));
                    views.addAll(readable(compilerFolder, COMPILER_THERE));
                    return bwrap.around(line, views);
                })
                .orElse(line);
    }

    @Override
    public void close() {
        database.close();
        folder.close();
    }

    private AgentCommand agent(
            Workspace workspace,
            List<String> options,
            List<String> classpath,
            List<String> furtherViews,
            boolean training) {
        String seenLibraries = isSealed() ? LIBRARIES_THERE : libraryFolder.toString();
        List<String> line = new ArrayList<>(JavaCommand.line(
                Stream.of(AGENT_OPTIONS, database.options(seenLibraries, isSealed()), options)
                        .flatMap(List::stream)
                        .toList(),
                classpath,
                AgentServer.class,
                List.of()));
        if (!isSealed()) {
            bubblewrap.asNobody().ifPresent(command -> line.addAll(0, command));
            SharedFolder data =
                    new SharedFolder(workspace.data(), workspace.data().toString());
            return new AgentCommand(line, UTF_8_NAMES, Optional.empty(), Optional.of(data), training);
        }
        List<String> views = new ArrayList<>(readable(libraryFolder, LIBRARIES_THERE));
        views.addAll(readable(workspace.classes(), AGENT_THERE));
        views.addAll(readable(workspace.sockets(), SOCKETS_THERE));
        views.addAll(writable(workspace.data(), DATA_THERE));
        views.addAll(database.views());
        views.addAll(furtherViews);
        return new AgentCommand(
                bubblewrap.found().get().around(line, views),
                Map.of(),
                Optional.of(new SharedFolder(workspace.sockets(), SOCKETS_THERE)),
                Optional.of(new SharedFolder(workspace.data(), DATA_THERE)),
                training);
    }

    private Path archive() {
        return libraryFolder.resolve(ARCHIVE);
    }

    private List<String> seenLibraries(List<Path> jars) {
        return jars.stream()
                .map(jar -> seen(jar, libraryFolder, LIBRARIES_THERE))
                .toList();
    }

    /** The path of a file in a folder, as a process sees it. */
    private String seen(Path file, Path in, String there) {
        return isSealed() ? there + "/" + in.relativize(file) : file.toString();
    }

    private static List<String> readable(Path folder, String there) {
        return List.of("--ro-bind", folder.toString(), there);
    }

    private static List<String> writable(Path folder, String there) {
        return List.of("--bind", folder.toString(), there);
    }

    private static UncheckedIOException unwritable(IOException failure) {
        return new UncheckedIOException(
                "The grader cannot write its temporary files (" + failure
                        + "). It needs 100 MB in the temporary folder;"
                        + " choose another folder with java -Djava.io.tmpdir=FOLDER.",
                failure);
    }
}
