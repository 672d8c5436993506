package lowtide.agent.host.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import lowtide.agent.api.ExecutedStatement;
import lowtide.agent.api.StudentFrame;

/**
 * Sees each statement of an agent before it is executed, notes it, and stops before it or lets it fail if the grader
 * asked for it. Thread-safe.
 */
final class StatementWatch {

    private static final int MAX = 10_000; // more than any check causes
    private static final String STATE = "58030"; // an error of the system, neither of the statement nor of the data

    private final String studentPackage;
    private final Consumer<String> stop;
    private final Set<Object> inTransaction = new HashSet<>();
    private final List<ExecutedStatement> statements = new ArrayList<>();
    private int untilStop;
    private int untilFailure;

    /** @param stop runs before a statement at which the agent is to stop, and takes it */
    StatementWatch(String studentPackage, Consumer<String> stop) {
        this.studentPackage = studentPackage;
        this.stop = stop;
    }

    synchronized void stopBefore(int number) {
        untilStop = number;
    }

    synchronized void failAt(int number) {
        untilFailure = number;
    }

    synchronized void clear() {
        untilStop = 0;
        untilFailure = 0;
    }

    /** What was executed since this was last called. */
    synchronized List<ExecutedStatement> drain() {
        List<ExecutedStatement> drained = List.copyOf(statements);
        statements.clear();
        return drained;
    }

    /** The line of the student's code that is running. */
    String where() {
        return StudentFrame.innermost(new Throwable().getStackTrace(), studentPackage);
    }

    synchronized void begun(Object connection) {
        inTransaction.add(connection);
    }

    synchronized boolean isInTransaction(Object connection) {
        return inTransaction.contains(connection);
    }

    synchronized void ended(Object connection) {
        inTransaction.remove(connection);
    }

    /**
     * Called before each statement.
     *
     * @throws SQLException if the grader asked that it fails
     */
    void before(String sql) throws SQLException {
        String where = where();
        boolean stops;
        boolean fails;
        synchronized (this) {
            // In a transaction, another server could not write, and the agent would wait for it forever.
            stops = inTransaction.isEmpty() && untilStop > 0 && --untilStop == 0;
            fails = untilFailure > 0 && --untilFailure == 0;
            if (statements.size() < MAX) {
                statements.add(new ExecutedStatement(sql, where, fails));
            }
        }
        if (stops) {
            stop.accept(sql);
        }
        if (fails) {
            throw new SQLException("The check lets this statement fail: " + sql, STATE);
        }
    }
}
