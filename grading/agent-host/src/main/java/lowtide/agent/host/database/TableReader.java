package lowtide.agent.host.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lowtide.agent.api.DatabaseState;
import lowtide.agent.api.DatabaseState.TableRow;
import lowtide.agent.api.ExecutedStatement;

/**
 * Reads all rows of a database, through a connection of its own that stays open: to open one takes longer than to read.
 * Thread-safe.
 */
final class TableReader implements AutoCloseable {

    private static final int MAX_CHARACTERS = 4 << 20;

    private final ConnectionSource source;
    private Optional<Connection> connection = Optional.empty();

    TableReader(ConnectionSource source) {
        this.source = source;
    }

    /** What is in the database, or why it cannot be read, with what else was seen. */
    synchronized DatabaseState state(List<ExecutedStatement> statements, List<String> open) {
        try {
            return new DatabaseState(statements, open, rows(), "");
        } catch (SQLException unreadable) {
            close(); // it may be broken
            return new DatabaseState(statements, open, List.of(), String.valueOf(unreadable.getMessage()));
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (connection.isPresent()) {
                connection.get().close();
            }
        } catch (SQLException broken) {
            // it is not used any more
        }
        connection = Optional.empty();
    }

    private List<TableRow> rows() throws SQLException {
        if (connection.isEmpty()) {
            connection = Optional.of(source.open());
        }
        List<TableRow> rows = new ArrayList<>();
        int left = MAX_CHARACTERS;
        for (String table : tables(connection.get())) {
            left = read(connection.get(), table, rows, left);
        }
        return rows;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private static int read(Connection connection, String table, List<TableRow> rows, int most) throws SQLException {
        int left = most;
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM \"" + table.replace("\"", "\"\"") + "\"")) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    cells.add(text(found.getObject(column)));
                    left -= cells.get(column - 1).length() + 1;
                }
                if (left < 0) {
                    throw new SQLException("the tables hold more than " + (MAX_CHARACTERS >> 20) + " MB");
                }
                rows.add(new TableRow(table, cells));
            }
        }
        return left;
    }

    private static String text(Object cell) {
        return cell instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(cell);
    }
}
