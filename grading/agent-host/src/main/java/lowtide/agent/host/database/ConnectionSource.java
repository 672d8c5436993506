package lowtide.agent.host.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/** Opens connections of a driver to one database. */
@FunctionalInterface
interface ConnectionSource {

    /** How long a connection waits for the transaction of another one. */
    int BUSY_TIMEOUT_MILLIS = 10_000;

    /** A database of 16 MB in pages of 4 KB; the checks cause some kilobytes. */
    int MAX_PAGES = 4096;

    Connection open() throws SQLException;

    /**
     * The database of the agents that share a folder: a file in it, or on a PostgreSQL server a schema of its name.
     *
     * @param folder its name is different from that of any other such folder
     */
    static ConnectionSource of(Path folder) {
        return Optional.ofNullable(System.getProperty(UnixSocketFactory.PROPERTY))
                .map(socket -> postgres(
                        socket,
                        folder.getFileName().toString().replaceAll("\\W", "_").toLowerCase(Locale.ROOT)))
                .orElseGet(() -> sqlite("jdbc:sqlite:" + folder.resolve("sessions.db")));
    }

    private static ConnectionSource postgres(String socket, String schema) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "user",
                "agent",
                "currentSchema",
                schema,
                "socketFactory",
                UnixSocketFactory.class.getName(),
                "socketFactoryArg",
                socket,
                "sslmode",
                "disable",
                "gssEncMode",
                "disable"));
        return () -> {
            Connection connection = DriverManager.getConnection("jdbc:postgresql://localhost/postgres", properties);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
                return connection;
            }
        };
    }

    private static ConnectionSource sqlite(String url) {
        SQLiteConfig config = new SQLiteConfig();
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.OFF); // only a machine that loses power notices
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setPragma(Pragma.MAX_PAGE_COUNT, String.valueOf(MAX_PAGES));
        config.setPragma(Pragma.LIMIT_ATTACHED, "0");
        return () -> config.createConnection(url);
    }
}
