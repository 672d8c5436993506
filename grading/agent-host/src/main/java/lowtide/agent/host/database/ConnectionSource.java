package lowtide.agent.host.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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
    int MOST_PAGES = 4096;

    Connection open() throws SQLException;

    /** @param place the URL of a database for JDBC, or a folder for a database of SQLite */
    static ConnectionSource of(String place) {
        return place.startsWith("jdbc:")
                ? () -> DriverManager.getConnection(place)
                : sqlite("jdbc:sqlite:" + Path.of(place, "sessions.db"));
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
