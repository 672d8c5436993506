package lowtide.autograder.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of the search for bubblewrap on this system.
 *
 * @param found bubblewrap, if it works
 * @param asNobody the command that at least makes root's programs run as the user {@code nobody}, if bubblewrap does
 *     not work and that does
 * @param whyNot why bubblewrap does not work, empty if it does
 */
record BubblewrapSearch(Optional<Bubblewrap> found, Optional<List<String>> asNobody, String whyNot) {

    /**
     * In a new namespace, a program would be root, and could mount a file system as large as memory. Needs bubblewrap
     * 0.8.
     */
    private static final List<String> NO_NAMESPACES = List.of("--unshare-user", "--disable-userns");

    /** Nothing was found. */
    static BubblewrapSearch none(String why) {
        return new BubblewrapSearch(Optional.empty(), Optional.empty(), why);
    }

    /** Whether programs run as another user than this one, who must be given access to what they need. */
    boolean isAnotherUser() {
        return asNobody.isPresent()
                || found.filter(bubblewrap -> !bubblewrap.user().isEmpty()).isPresent();
    }

    /**
     * Looks for bubblewrap and tests it.
     *
     * @param folder contains files that programs must see; made accessible to the user they run as
     */
    static BubblewrapSearch search(Path folder) {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return none("bubblewrap needs Linux");
        }
        Optional<Path> bwrap = Programs.find("bwrap");
        Optional<Path> prlimit = Programs.find("prlimit");
        Optional<Path> setpriv = Programs.find("setpriv");
        boolean root = Programs.isRoot();
        if (prlimit.isEmpty() || root && setpriv.isEmpty()) {
            return none((bwrap.isEmpty() ? "bubblewrap" : "util-linux") + " is not installed");
        }
        List<String> user = root ? Programs.asNobody(setpriv.get()) : List.of();
        if (root) {
            open(folder);
        }
        if (bwrap.isEmpty()) {
            return unsealed(user, "bubblewrap is not installed");
        }
        Path javaHome = Path.of(System.getProperty("java.home"));
        Optional<String> failure = Optional.empty();
        for (List<String> noNamespaces : List.of(NO_NAMESPACES, List.<String>of())) {
            Bubblewrap candidate = new Bubblewrap(bwrap.get(), prlimit.get(), user, javaHome, noNamespaces);
            failure = failure(candidate.around(
                    List.of(prlimit.get().toString(), "--version"),
                    List.of("--ro-bind", folder.toString(), "/lowtide")));
            if (failure.isEmpty()) {
                return new BubblewrapSearch(Optional.of(candidate), Optional.empty(), "");
            }
        }
        return unsealed(
                user,
                "bubblewrap does not work here: " + failure.get()
                        + (root
                                ? " (root's programs run as nobody, who must be able to reach the temporary folder and the JDK)"
                                : ""));
    }

    /** Without bubblewrap, but as another user if that works. */
    private static BubblewrapSearch unsealed(List<String> user, String whyNot) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Optional<List<String>> works = Optional.of(user)
                .filter(command -> !command.isEmpty())
                .filter(command -> failure(Stream.concat(command.stream(), Stream.of(java, "-version"))
                                .toList())
                        .isEmpty());
        return new BubblewrapSearch(Optional.empty(), works, whyNot);
    }

    private static void open(Path folder) {
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The error message of a command that does not work here; empty if it works. */
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
            return Optional.of("it was not tested");
        }
    }
}
