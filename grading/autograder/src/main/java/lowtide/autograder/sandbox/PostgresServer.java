package lowtide.autograder.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL server with an empty database, which listens on a Unix socket only. It runs as this user, or as nobody for
 * root, and outside the sandbox. Agents are a user of the database who may create schemas, and have no access to files of
 * the server's system. Thread-safe.
 */
public final class PostgresServer implements AutoCloseable {

    /** What to install, for a user who has no PostgreSQL. */
    public static final String MISSING =
            "PostgreSQL is not installed. There is no initdb in the PATH or in /usr/lib/postgresql/VERSION/bin.";

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    /** Two servers of an agent that closes no connection take 500. */
    private static final int CONNECTIONS = 600;

    private final Path folder;
    private final Path programs;
    private final Thread atExit = new Thread(this::stop, "postgres-stop");

    private PostgresServer(Path folder, Path programs) {
        this.folder = folder;
        this.programs = programs;
    }

    /** Whether there is one to start. */
    public static boolean isInstalled() {
        return programs().isPresent();
    }

    /**
     * Starts a server with all its files in a folder, and waits until it is ready.
     *
     * @param folder empty; its path is short, because systems allow about 100 characters for that of a socket
     * @throws IllegalStateException if PostgreSQL is not installed or does not start
     */
    public static PostgresServer start(Path folder) throws IOException {
        PostgresServer server =
                new PostgresServer(folder, programs().orElseThrow(() -> new IllegalStateException(MISSING)));
        give(folder);
        server.make();
        server.run("", "pg_ctl", "start", "-w", "-D", server.data(), "-l", server.log());
        Runtime.getRuntime().addShutdownHook(server.atExit);
        return server;
    }

    /** The folder of the socket, which agents need to see. */
    public Path sockets() {
        return folder.resolve("s");
    }

    /** The path of the socket in a folder. */
    public static String socketIn(String folder) {
        return folder + "/.s.PGSQL.5432";
    }

    /** Stops the server. Its files stay. */
    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return folder.resolve("log");
    }

    /** Lets the server write to a folder: PostgreSQL refuses to run as root. */
    private static void give(Path folder) throws IOException {
        if (Programs.isRoot()) {
            Files.setAttribute(folder, "unix:uid", Programs.NOBODY);
        }
    }

    /** Makes the files of a database, which only the user {@code agent} can connect to, without a password. */
    private void make() throws IOException {
        run("", "initdb", "-D", data(), "-U", "kit", "-A", "reject", "-E", "UTF8", "--no-sync");
        give(Files.createDirectory(sockets()));
        Files.writeString(data().resolve("pg_hba.conf"), "local postgres agent trust\n");
        Files.writeString(
                data().resolve("postgresql.conf"),
                String.join(
                        "\n",
                        "",
                        "listen_addresses = ''",
                        "unix_socket_directories = '" + sockets().toString().replace("'", "''") + "'",
                        "max_connections = " + CONNECTIONS,
                        "fsync = off", // nothing needs to survive a loss of power
                        ""),
                StandardOpenOption.APPEND);
        run(
                "CREATE ROLE agent LOGIN;\nGRANT CREATE ON DATABASE postgres TO agent;\n",
                "postgres",
                "--single",
                "-D",
                data(),
                "postgres");
    }

    private void stop() {
        try {
            run("", "pg_ctl", "stop", "-w", "-m", "immediate", "-D", data());
        } catch (IOException | IllegalStateException failure) {
            System.err.println("The PostgreSQL server in " + folder + " could not be stopped: " + failure.getMessage());
        }
    }

    private void run(String input, String program, Object... arguments) throws IOException {
        List<String> line = new ArrayList<>();
        if (Programs.isRoot()) {
            line.addAll(Programs.asNobody(Programs.find("setpriv").orElseThrow()));
        }
        line.add(programs.resolve(program).toString());
        Stream.of(arguments).map(String::valueOf).forEach(line::add);
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).directory(new File("/"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("PostgreSQL does not work here: " + said
                        + (Files.exists(log()) ? Files.readString(log()) : ""));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The folder of PostgreSQL's programs; Debian keeps them out of the PATH. */
    private static Optional<Path> programs() {
        List<Path> folders = new ArrayList<>(Programs.path().toList());
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                versions.map(version -> version.resolve("bin")).sorted().forEach(folders::add);
            } catch (IOException unreadable) {
                return Optional.empty();
            }
        }
        return folders.stream()
                .filter(folder -> Stream.of("initdb", "pg_ctl", "postgres")
                        .allMatch(program -> Files.isExecutable(folder.resolve(program))))
                .findFirst();
    }
}
