package lowtide.autograder.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.agent.control.process.AgentCommand;
import lowtide.agent.control.process.SocketPaths;
import lowtide.agent.host.AgentServer;
import lowtide.autograder.compile.CompilerHost;
import lowtide.course.PlainText;
import org.objectweb.asm.ClassVisitor;

/**
 * Makes the processes that students' code lives in, and those that compile it. One serves any number of submissions,
 * also at the same time: thread-safe.
 */
public final class Sandbox implements AutoCloseable {

    /** On everywhere. */
    private static final List<String> PROCESS_LAYERS =
            List.of("process of its own", "time limits", "heap limit", "trimmed output");

    /** On where there is bubblewrap; without them a grade is not final. */
    private static final List<String> SEALING_LAYERS = List.of(
            "no network",
            "no files but its own",
            "no other processes",
            "no capabilities",
            "limits on threads, files and disk");

    /** On for root where there is no bubblewrap: an agent cannot write what the grader writes. */
    private static final String NOBODY_LAYER = "another user";

    private static final String PREFIX = "lowtide-grader-";
    private static final Pattern PID = Pattern.compile(PREFIX + "(\\d{1,18})-.*");

    private static final String LIBRARIES_THERE = "/lowtide/lib";
    private static final String AGENT_THERE = "/lowtide/agent";
    private static final String SOCKETS_THERE = "/lowtide/sockets";
    private static final String ARCHIVE_THERE = "/lowtide/archive";
    private static final String ARCHIVE = "host.jsa";

    private final Bubblewrap.Search bubblewrap;
    private final Libraries libraries = Libraries.found();
    private final Path folder;
    private final List<Path> host;
    private final List<Path> compiler;
    private final AtomicInteger workspaces = new AtomicInteger();

    private Sandbox(Function<Path, Bubblewrap.Search> walls) {
        try {
            sweep();
            folder = Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-")
                    .toRealPath();
            bubblewrap = walls.apply(folder);
            Path copies = made(folder.resolve("lib"));
            host = copied(libraries.all(), copies);
            compiler = copied(
                    List.of(
                            Libraries.classesOf(CompilerHost.class),
                            Libraries.classesOf(PlainText.class),
                            Libraries.classesOf(ClassVisitor.class)),
                    made(folder.resolve("compiler")));
        } catch (IOException failure) {
            throw new UncheckedIOException("The grader cannot write its temporary files.", failure);
        }
    }

    /** With every layer this system offers. */
    public static Sandbox open() {
        return new Sandbox(Bubblewrap::search);
    }

    /** With the layers that are there on every system. */
    public static Sandbox unsealed() {
        return new Sandbox(folder -> new Bubblewrap.Search(Optional.empty(), Optional.empty(), "it was not asked for"));
    }

    /** Whether every layer is on. */
    public boolean isSealed() {
        return bubblewrap.found().isPresent();
    }

    /** Why not every layer is on, empty if it is. */
    public String whyNotSealed() {
        return bubblewrap.whyNot();
    }

    /** The names of the layers that are on, the same for every submission. */
    public List<String> layers() {
        List<String> more =
                isSealed() ? SEALING_LAYERS : bubblewrap.asNobody().isPresent() ? List.of(NOBODY_LAYER) : List.of();
        return Stream.concat(PROCESS_LAYERS.stream(), more.stream()).toList();
    }

    /** A folder for the process of one submission. */
    public Workspace workspace() {
        try {
            Workspace workspace =
                    new Workspace(made(folder.resolve("w-" + workspaces.incrementAndGet())), isOpenToOthers());
            made(workspace.classes());
            made(workspace.sockets());
            made(workspace.archive());
            letIn(workspace.archive(), "rwxrwxrwx");
            return workspace;
        } catch (IOException failure) {
            throw new UncheckedIOException("The grader cannot write its temporary files.", failure);
        }
    }

    /** Starts an agent's process. */
    public AgentCommand agent(Workspace workspace) {
        return agent(
                workspace,
                archive().isPresent()
                        ? List.of("-XX:SharedArchiveFile=" + there(archive().get(), folder.resolve("lib")))
                        : List.of(),
                List.of(),
                false);
    }

    /** Starts an agent's process that writes down, when it ends, which classes it had loaded. */
    AgentCommand training(Workspace workspace) {
        String notes = isSealed() ? ARCHIVE_THERE : workspace.archive().toString();
        return agent(
                workspace,
                List.of("-XX:ArchiveClassesAtExit=" + notes + "/" + ARCHIVE),
                List.of("--bind", workspace.archive().toString(), ARCHIVE_THERE),
                true);
    }

    /** Lets every process from now on start with what a training run has written down. */
    void keepArchive(Workspace workspace) {
        Path notes = workspace.archive().resolve(ARCHIVE);
        if (!Files.exists(notes)) {
            return; // this JVM writes none
        }
        try {
            Path kept = folder.resolve("lib").resolve(ARCHIVE);
            Files.copy(notes, kept); // not moved: it may belong to another user
            letIn(kept, "rw-r--r--");
        } catch (IOException failure) {
            throw new UncheckedIOException("The grader cannot write its temporary files.", failure);
        }
    }

    /** Starts a compiler's process, whose main class is {@link CompilerHost}. It runs no code of a student. */
    public List<String> compiler() {
        List<Path> classpath = new ArrayList<>(compiler);
        classpath.addAll(host);
        String seen = classpath.stream()
                .map(jar -> isSealed() ? "/lowtide/" + folder.relativize(jar) : jar.toString())
                .collect(Collectors.joining(File.pathSeparator));
        List<String> java = new ArrayList<>(List.of(
                java(),
                "-Xmx192m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Dfile.encoding=UTF-8",
                "-cp",
                seen,
                CompilerHost.class.getName()));
        java.addAll(compileClasspath());
        return bubblewrap
                .found()
                .map(walls -> walls.around(
                        java,
                        List.of(
                                "--ro-bind",
                                folder.resolve("lib").toString(),
                                LIBRARIES_THERE,
                                "--ro-bind",
                                folder.resolve("compiler").toString(),
                                "/lowtide/compiler")))
                .orElse(java);
    }

    /** The jars a submission is compiled against, as the compiler's process sees them. */
    private List<String> compileClasspath() {
        return libraries.compileClasspath().stream()
                .map(jar -> there(folder.resolve("lib").resolve(jar.getFileName()), folder.resolve("lib")))
                .toList();
    }

    @Override
    public void close() {
        Workspace.delete(folder);
    }

    private Optional<Path> archive() {
        return Optional.of(folder.resolve("lib").resolve(ARCHIVE)).filter(Files::exists);
    }

    private AgentCommand agent(Workspace workspace, List<String> options, List<String> views, boolean training) {
        List<String> classpath = new ArrayList<>(
                host.stream().map(jar -> there(jar, folder.resolve("lib"))).toList());
        if (!training) { // which has an agent of the kit's own; the JVM takes what it writes down for any class path
            // that goes on longer
            classpath.add(
                    isSealed()
                            ? AGENT_THERE
                            : workspace.classes().toString()); // last: no class of the agent stands in for another
        }
        List<String> java = new ArrayList<>(List.of(
                java(),
                "-Xmx128m",
                "-XX:+ExitOnOutOfMemoryError", // an agent out of memory is gone, not half alive
                "-XX:MaxDirectMemorySize=64m",
                "-XX:CompressedClassSpaceSize=64m",
                "-XX:TieredStopAtLevel=1", // short-lived: start-up counts, not the last per cent
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-Xshare:auto",
                "-Dfile.encoding=UTF-8"));
        java.addAll(options);
        java.addAll(List.of("-cp", String.join(File.pathSeparator, classpath), AgentServer.class.getName()));
        if (!isSealed()) {
            bubblewrap.asNobody().ifPresent(command -> java.addAll(0, command));
            return new AgentCommand(java, Map.of(), Optional.empty(), training);
        }
        List<String> seen = new ArrayList<>(List.of(
                "--ro-bind",
                folder.resolve("lib").toString(),
                LIBRARIES_THERE,
                "--ro-bind",
                workspace.classes().toString(),
                AGENT_THERE,
                "--ro-bind",
                workspace.sockets().toString(),
                SOCKETS_THERE));
        seen.addAll(views);
        return new AgentCommand(
                bubblewrap.found().get().around(java, seen),
                Map.of(),
                Optional.of(new SocketPaths(workspace.sockets(), SOCKETS_THERE)),
                training);
    }

    private String there(Path jar, Path copies) {
        return isSealed() ? LIBRARIES_THERE + "/" + copies.relativize(jar) : jar.toString();
    }

    /** Removes what a grader that was killed has left. */
    private static void sweep() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        UserPrincipal self = Files.getOwner(Path.of(System.getProperty("user.home")));
        try (DirectoryStream<Path> left = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : left) {
                Matcher pid = PID.matcher(folder.getFileName().toString());
                if (pid.matches()
                        && ProcessHandle.of(Long.parseLong(pid.group(1))).isEmpty()
                        && Files.getOwner(folder).equals(self)) {
                    Workspace.delete(folder);
                }
            }
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Path made(Path path) throws IOException {
        Files.createDirectory(path);
        letIn(path, "rwxr-xr-x");
        return path;
    }

    private boolean isOpenToOthers() {
        return bubblewrap.isAnotherUser();
    }

    private void letIn(Path path, String permissions) throws IOException {
        if (isOpenToOthers()) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    /** Copies these jars, and makes a jar of a folder, so that the process sees nothing beside them. */
    private List<Path> copied(List<Path> entries, Path to) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (Path entry : entries) {
            boolean jar = Files.isRegularFile(entry);
            Path copy = to.resolve(jar ? entry.getFileName().toString() : "classes-" + copies.size() + ".jar");
            if (jar) {
                Files.copy(entry, copy, StandardCopyOption.COPY_ATTRIBUTES);
            } else {
                pack(entry, copy);
            }
            letIn(copy, "rw-r--r--");
            copies.add(copy);
        }
        return copies;
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
