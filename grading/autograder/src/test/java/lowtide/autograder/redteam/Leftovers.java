package lowtide.autograder.redteam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import lowtide.autograder.Kit;

/** Files and processes that attacks leave behind. */
final class Leftovers {

    /** Part of the name of every file and of every command line that an attack makes. */
    private static final String CANARY = "lowtide-redteam-canary";

    /** How long a process may take to end; shorter than any process of an attack runs on its own. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private Leftovers() {}

    /** Files of any attack, and dumps of crashed processes, in the folders that an attack could reach. */
    static TreeSet<String> files() throws IOException {
        TreeSet<String> found = new TreeSet<>();
        for (String folder : List.of(
                System.getProperty("java.io.tmpdir"),
                System.getProperty("user.home"),
                System.getProperty("user.dir"),
                Kit.ROOT.toString(),
                "/tmp",
                "/var/tmp",
                "/dev/shm")) {
            if (Files.isDirectory(Path.of(folder))) {
                try (Stream<Path> files = Files.list(Path.of(folder))) {
                    files.map(Path::toString).filter(Leftovers::isSuspect).forEach(found::add);
                }
            }
        }
        return found;
    }

    /** Command lines of the processes of this attack that do not end. */
    static List<String> processes(Attack attack) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(CANARY + "-" + attack.name()))
                .filter(Leftovers::staysAlive)
                .map(process -> process.info().commandLine().orElse("a process without a name"))
                .toList();
    }

    private static boolean isSuspect(String file) {
        return file.contains(CANARY) || file.contains("hs_err_pid") || file.endsWith("/core");
    }

    /** Whether it outlives the grace period; one that was killed a moment ago, or belongs to another test run, does not. */
    private static boolean staysAlive(ProcessHandle process) {
        try {
            process.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
            return false;
        } catch (TimeoutException stays) {
            return true;
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
