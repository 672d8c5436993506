package lowtide.agent.host.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import lowtide.agent.api.DatabaseState;
import lowtide.agent.api.DatabaseState.TableRow;
import lowtide.agent.api.ExecutedStatement;

/**
 * All rows of a database, read through a connection of its own.
 *
 * @param problem why they could not be read; empty if they could
 */
record TableRows(List<TableRow> rows, String problem) {

    private static final int MOST_CHARACTERS = 4 << 20;

    static TableRows in(ConnectionSource source) {
        List<TableRow> rows = new ArrayList<>();
        try (Connection connection = source.open()) {
            int left = MOST_CHARACTERS;
            for (String table : tables(connection)) {
                left = read(connection, table, rows, left);
            }
            return new TableRows(rows, "");
        } catch (SQLException unreadable) {
            return new TableRows(List.of(), String.valueOf(unreadable.getMessage()));
        }
    }

    DatabaseState state(List<ExecutedStatement> statements, List<String> open) {
        return new DatabaseState(statements, open, rows, problem);
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
                    throw new SQLException("the tables hold more than " + (MOST_CHARACTERS >> 20) + " MB");
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
