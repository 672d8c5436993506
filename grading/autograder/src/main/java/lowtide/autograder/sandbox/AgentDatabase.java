package lowtide.autograder.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lowtide.agent.host.database.SqliteLibrary;
import lowtide.agent.host.database.UnixSocketFactory;

/**
 * The database of agents that ask for one: a file of SQLite in the data folder of each, or a server that all of them
 * share. Thread-safe.
 *
 * @param postgres the server; empty for SQLite
 */
record AgentDatabase(Optional<PostgresServer> postgres) implements AutoCloseable {

    private static final String POSTGRES_THERE = "/lowtide/postgres"; // in sealed processes

    /**
     * Prepares it.
     *
     * @param libraries gets SQLite's native library
     * @throws IllegalStateException if PostgreSQL is wanted, and is not installed or does not start
     */
    static AgentDatabase open(SandboxFolder folder, Path libraries, boolean onPostgres) throws IOException {
        folder.share(SqliteLibrary.copyTo(libraries), "r--r--r--");
        return new AgentDatabase(
                onPostgres ? Optional.of(PostgresServer.start(folder.directory("pg"))) : Optional.empty());
    }

    /**
     * The options of an agent's JVM.
     *
     * @param libraries the folder of SQLite's native library, as the JVM sees it
     */
    List<String> options(String libraries, boolean isSealed) {
        List<String> options = new ArrayList<>(SqliteLibrary.options(libraries));
        postgres.map(server -> isSealed ? POSTGRES_THERE : server.sockets().toString())
                .ifPresent(sockets ->
                        options.add("-D" + UnixSocketFactory.PROPERTY + "=" + PostgresServer.socketIn(sockets)));
        return options;
    }

    /** What bubblewrap must show to a sealed process. */
    List<String> views() {
        return postgres.map(server -> List.of("--ro-bind", server.sockets().toString(), POSTGRES_THERE))
                .orElse(List.of());
    }

    @Override
    public void close() {
        postgres.ifPresent(PostgresServer::close);
    }
}
