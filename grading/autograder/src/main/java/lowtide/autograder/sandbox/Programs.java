package lowtide.autograder.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this system, and the user that root runs them as. */
final class Programs {

    /** The number of the user {@code nobody} everywhere. Limits on threads do not hold for root's own programs. */
    static final int NOBODY = 65534;

    private Programs() {}

    /** The folders that programs are looked for in, in order. */
    static Stream<Path> path() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
    }

    static Optional<Path> find(String name) {
        return path().map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Whether this user is root; false where there is none. */
    static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /** The command that makes root run a command as the user {@code nobody}. */
    static List<String> asNobody(Path setpriv) {
        return List.of(
                setpriv.toString(), "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--no-new-privs", "--");
    }
}
