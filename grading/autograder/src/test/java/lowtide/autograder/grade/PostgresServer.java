package lowtide.autograder.grade;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lowtide.agent.control.folder.FolderDeletion;

/** A server of PostgreSQL with an empty database, on a free port of 127.0.0.1. It does not run as root. */
final class PostgresServer implements AutoCloseable {

    private static final String READY = "database system is ready to accept connections";

    private final Path folder;
    private final Process process;
    private final int port;

    private PostgresServer(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** Starts one. If PostgreSQL is not installed, that is a failure on a build server, and ends the test elsewhere. */
    static PostgresServer start() throws Exception {
        Optional<Path> programs = programs();
        if (programs.isEmpty()) {
            String missing = "PostgreSQL is not installed (initdb)";
            return "true".equals(System.getenv("CI")) ? fail(missing) : abort(missing);
        }
        Path folder = Files.createTempDirectory("lowtide-postgres-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path data = folder.resolve("data");
        Process made = run(programs.get(), "initdb", "-D", data, "-U", "lowtide", "-A", "trust", "-E", "UTF8", "-N");
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (made.waitFor() != 0) {
            fail(said);
        }
        int port = freePort();
        Process server = run(
                programs.get(),
                "postgres",
                "-D",
                data,
                "-p",
                port,
                "-h",
                "127.0.0.1",
                "-k",
                "", // no socket in the file system
                "-F"); // nothing needs to survive a loss of power
        awaitReady(server);
        return new PostgresServer(folder, server, port);
    }

    /** For JDBC. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=lowtide";
    }

    @Override
    public void close() throws IOException {
        process.destroy(); // a fast shutdown needs SIGINT; there is nothing to save
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        FolderDeletion.delete(folder);
    }

    private static Optional<Path> programs() throws IOException {
        List<Path> folders = new ArrayList<>();
        Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of).forEach(folders::add);
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.map(version -> version.resolve("bin")).sorted().forEach(folders::add);
            }
        }
        return folders.stream()
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                .filter(folder -> Files.isExecutable(folder.resolve("postgres")))
                .findFirst();
    }

    private static Process run(Path programs, String program, Object... arguments) throws IOException {
        List<String> line = new ArrayList<>();
        if (Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) { // PostgreSQL refuses to run as root
            line.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"));
        }
        line.add(programs.resolve(program).toString());
        Stream.of(arguments).map(String::valueOf).forEach(line::add);
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).directory(new File("/"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitReady(Process server) throws IOException {
        BufferedReader output = server.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); ; line = output.readLine()) {
            if (line == null) {
                fail("PostgreSQL does not start: " + said);
            }
            if (line.contains(READY)) {
                break;
            }
            said.append(line).append('\n');
        }
        Thread drain = new Thread(() -> output.lines().forEach(line -> {}), "postgres-output");
        drain.setDaemon(true);
        drain.start();
    }
}
