package lowtide.agent.api;

import java.util.List;

/**
 * An agent's database.
 *
 * @param statements what was executed since the grader last asked, oldest first
 * @param open for each connection that is not given back, the line of the student's code that took it
 * @param rows of all tables; empty if they cannot be read
 * @param problem why the rows cannot be read; empty if they can
 */
public record DatabaseState(
        List<ExecutedStatement> statements, List<String> open, List<TableRow> rows, String problem) {

    /** Refuses values that no host sends, because an agent's process can forge them. */
    public DatabaseState {
        statements = List.copyOf(statements);
        open = open.stream().map(RemoteThrowable::shortened).toList();
        rows = List.copyOf(rows);
        problem = RemoteThrowable.shortened(problem);
    }

    /**
     * One row of a table.
     *
     * @param cells as texts, in the order of the columns; bytes are read as UTF-8
     */
    public record TableRow(String table, List<String> cells) {

        /** Refuses values that no host sends, because an agent's process can forge them. */
        public TableRow {
            table = RemoteThrowable.shortened(table);
            cells = List.copyOf(cells);
        }
    }
}
