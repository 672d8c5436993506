package lowtide.autograder.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs a program in separate namespaces: no network, no view of other processes, no capabilities, no files except those
 * it is given, no further namespaces, 64 MB of temporary files, and limits on threads, open files and address space.
 * Needs Linux, bubblewrap, and util-linux (which every distribution has).
 *
 * @param bwrap bubblewrap
 * @param prlimit of util-linux
 * @param user the command that runs a command as another user, empty if programs run as this one
 * @param javaHome the JDK that programs see
 * @param noNamespaces the options that forbid further namespaces, empty if bubblewrap does not know them
 */
record Bubblewrap(Path bwrap, Path prlimit, List<String> user, Path javaHome, List<String> noNamespaces) {

    private static final int THREADS = 1024; // 64 calls at once take some 350
    private static final int FILES = 1024;
    private static final long LARGEST_FILE = 64L << 20;
    private static final long ADDRESS_SPACE =
            2L << 30; // a JVM reserves far more than it uses: half of this for 350 threads

    /**
     * The command that runs a command in such namespaces.
     *
     * @param views options of bubblewrap that let the program see something
     */
    List<String> around(List<String> command, List<String> views) {
        List<String> line = new ArrayList<>(user);
        line.addAll(List.of(bwrap.toString(), "--unshare-all"));
        line.addAll(noNamespaces);
        line.addAll(List.of("--die-with-parent", "--new-session", "--cap-drop", "ALL", "--hostname", "agent"));
        line.addAll(environment());
        systemLibraries().forEach(line::addAll);
        line.addAll(List.of("--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"));
        line.addAll(visible(prlimit));
        line.addAll(visible(javaHome));
        javaConfiguration().ifPresent(folder -> line.addAll(visible(folder)));
        line.addAll(
                List.of("--proc", "/proc", "--dev", "/dev", "--size", String.valueOf(LARGEST_FILE), "--tmpfs", "/tmp"));
        line.addAll(views);
        line.addAll(List.of("--chdir", "/tmp", "--remount-ro", "/dev", "--remount-ro", "/", "--"));
        line.addAll(limits());
        line.addAll(command);
        return line;
    }

    private static List<String> environment() {
        return List.of(
                "--clearenv",
                "--setenv",
                "LANG",
                "C.UTF-8",
                "--setenv",
                "HOME",
                "/tmp",
                "--setenv",
                "MALLOC_ARENA_MAX",
                "2");
    }

    private List<String> limits() {
        return List.of(
                prlimit.toString(),
                "--nproc=" + THREADS,
                "--nofile=" + FILES,
                "--fsize=" + LARGEST_FILE,
                "--as=" + ADDRESS_SPACE,
                "--core=0",
                "--");
    }

    private static List<String> visible(Path path) {
        return List.of("--ro-bind", path.toString(), path.toString());
    }

    /** The folders of the system's own libraries; if one is a link to another, it stays a link. */
    private static List<List<String>> systemLibraries() {
        return Stream.of("/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libx32", "/lib", "/lib32", "/lib64", "/libx32")
                .map(Path::of)
                .filter(Files::isDirectory)
                .map(folder -> {
                    try {
                        return Files.isSymbolicLink(folder)
                                ? List.of(
                                        "--symlink",
                                        Files.readSymbolicLink(folder).toString(),
                                        folder.toString())
                                : visible(folder);
                    } catch (IOException unreadable) {
                        return visible(folder);
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
}
