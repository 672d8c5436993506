package lowtide.autograder.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts a program into namespaces of its own: no network, no other process, no capability, a read-only view of what it
 * is given and nothing else, no namespaces within these, 64 MB of temporary files, and limits on threads, open files
 * and address space. Needs Linux, bubblewrap, and util-linux (which every distribution has).
 */
final class Bubblewrap {

    /** Nobody's number everywhere. For root, whom limits on threads do not hold, programs run as this user. */
    private static final String NOBODY = "65534";

    /** In a namespace of its own a program is root, and could mount a file system as large as memory. Not before bubblewrap 0.8. */
    private static final List<String> NO_NAMESPACES = List.of("--unshare-user", "--disable-userns");

    private static final int THREADS = 1024; // 64 calls at once take some 350
    private static final int FILES = 1024;
    private static final long LARGEST_FILE = 64L << 20;
    private static final long ADDRESS_SPACE =
            2L << 30; // a JVM reserves far more than it uses: half of this for 350 threads

    private final Path bwrap;
    private final Path prlimit;
    private final Optional<Path> setpriv;
    private final Path javaHome;
    private final List<String> noNamespaces;

    private Bubblewrap(Path bwrap, Path prlimit, Optional<Path> setpriv, Path javaHome, List<String> noNamespaces) {
        this.bwrap = bwrap;
        this.prlimit = prlimit;
        this.setpriv = setpriv;
        this.javaHome = javaHome;
        this.noNamespaces = noNamespaces;
    }

    /**
     * What was found.
     *
     * @param found bubblewrap, if it works
     * @param asNobody what at least makes root's programs run as nobody, if bubblewrap does not work and that does
     * @param whyNot why bubblewrap does not work, empty if it does
     */
    record Search(Optional<Bubblewrap> found, Optional<List<String>> asNobody, String whyNot) {

        /** Whether programs run as another user than this one, who must be let in to what they need. */
        boolean isAnotherUser() {
            return asNobody.isPresent()
                    || found.filter(walls -> walls.setpriv.isPresent()).isPresent();
        }
    }

    /**
     * Looks for it and tries it out.
     *
     * @param folder what programs will have to see some of; opened to the user they run as
     */
    static Search search(Path folder) {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return none("bubblewrap is for Linux");
        }
        Optional<Path> bwrap = program("bwrap");
        Optional<Path> prlimit = program("prlimit");
        Optional<Path> setpriv = program("setpriv");
        boolean root = isRoot();
        if (prlimit.isEmpty() || root && setpriv.isEmpty()) {
            return none((bwrap.isEmpty() ? "bubblewrap" : "util-linux") + " is not installed");
        }
        Path javaHome = Path.of(System.getProperty("java.home"));
        Optional<List<String>> asNobody = setpriv.filter(path -> root).map(Bubblewrap::asNobody);
        if (asNobody.isPresent()) {
            open(folder);
        }
        String whyNot = "bubblewrap is not installed";
        if (bwrap.isPresent()) {
            Optional<String> failure = Optional.empty();
            for (List<String> noNamespaces : List.of(NO_NAMESPACES, List.<String>of())) {
                Bubblewrap found = new Bubblewrap(
                        bwrap.get(), prlimit.get(), setpriv.filter(path -> root), javaHome, noNamespaces);
                failure = failure(found.around(
                        List.of(prlimit.get().toString(), "--version"),
                        List.of("--ro-bind", folder.toString(), "/lowtide")));
                if (failure.isEmpty()) {
                    return new Search(Optional.of(found), Optional.empty(), "");
                }
            }
            whyNot = "bubblewrap does not work here: " + failure.get()
                    + (root
                            ? " (root's programs run as nobody, who must be able to reach the temporary folder and the JDK)"
                            : "");
        }
        Optional<List<String>> works = asNobody.filter(command -> failure(Stream.concat(
                                command.stream(),
                                Stream.of(javaHome.resolve("bin/java").toString(), "-version"))
                        .toList())
                .isEmpty());
        return new Search(Optional.empty(), works, whyNot);
    }

    /**
     * The command that runs a command behind walls.
     *
     * @param views options of bubblewrap that let the program see something
     */
    List<String> around(List<String> command, List<String> views) {
        List<String> line = new ArrayList<>();
        setpriv.ifPresent(path -> line.addAll(asNobody(path)));
        line.addAll(List.of(bwrap.toString(), "--unshare-all"));
        line.addAll(noNamespaces);
        line.addAll(List.of(
                "--die-with-parent",
                "--new-session",
                "--cap-drop",
                "ALL",
                "--hostname",
                "agent",
                "--clearenv",
                "--setenv",
                "LANG",
                "C.UTF-8",
                "--setenv",
                "HOME",
                "/tmp",
                "--setenv",
                "MALLOC_ARENA_MAX",
                "2"));
        systemLibraries().forEach(library -> line.addAll(library));
        line.addAll(List.of(
                "--ro-bind-try",
                "/etc/ld.so.cache",
                "/etc/ld.so.cache",
                "--ro-bind",
                prlimit.toString(),
                prlimit.toString(),
                "--ro-bind",
                javaHome.toString(),
                javaHome.toString()));
        javaConfiguration()
                .ifPresent(folder -> line.addAll(List.of("--ro-bind", folder.toString(), folder.toString())));
        line.addAll(
                List.of("--proc", "/proc", "--dev", "/dev", "--size", String.valueOf(LARGEST_FILE), "--tmpfs", "/tmp"));
        line.addAll(views);
        line.addAll(List.of(
                "--chdir",
                "/tmp",
                "--remount-ro",
                "/dev",
                "--remount-ro",
                "/",
                "--",
                prlimit.toString(),
                "--nproc=" + THREADS,
                "--nofile=" + FILES,
                "--fsize=" + LARGEST_FILE,
                "--as=" + ADDRESS_SPACE,
                "--core=0",
                "--"));
        line.addAll(command);
        return line;
    }

    private static List<String> asNobody(Path setpriv) {
        return List.of(
                setpriv.toString(), "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--no-new-privs", "--");
    }

    private static void open(Path folder) {
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What a command says that does not work here, empty if it does. */
    private static Optional<String> failure(List<String> command) {
        try {
            Process trial =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(trial.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return trial.waitFor() == 0 ? Optional.empty() : Optional.of(said);
        } catch (IOException failure) {
            return Optional.of(failure.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("it was not tried out");
        }
    }

    /** The folders of the system's own libraries; where one is a link to another, a link. */
    private static List<List<String>> systemLibraries() {
        return Stream.of("/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libx32", "/lib", "/lib32", "/lib64", "/libx32")
                .filter(folder -> Files.isDirectory(Path.of(folder)))
                .map(folder -> {
                    try {
                        return Files.isSymbolicLink(Path.of(folder))
                                ? List.of(
                                        "--symlink",
                                        Files.readSymbolicLink(Path.of(folder)).toString(),
                                        folder)
                                : List.of("--ro-bind", folder, folder);
                    } catch (IOException unreadable) {
                        return List.of("--ro-bind", folder, folder);
                    }
                })
                .toList();
    }

    /** Debian keeps a JDK's configuration elsewhere and puts links in its place. */
    private Optional<Path> javaConfiguration() {
        Path security = javaHome.resolve("conf/security/java.security");
        try {
            return Optional.of(security.toRealPath())
                    .filter(real -> !real.startsWith(javaHome))
                    .map(real -> real.getParent().getParent());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Path> program(String name) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    private static Search none(String why) {
        return new Search(Optional.empty(), Optional.empty(), why);
    }
}
