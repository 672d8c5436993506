package lowtide.agent.host.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A pool of connections that knows who has taken one. Whoever finds all of them taken waits. Thread-safe. */
final class ConnectionPool implements DataSource {

    private static final int PLACES = 250; // until the grader says otherwise; more than calls that close none need
    private static final long LONGEST_WAIT_SECONDS = 10;

    private final ConnectionSource source;
    private final StatementWatch watch;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Map<PooledConnection, String> taken = new LinkedHashMap<>(); // with the line that took it
    private int places = PLACES;
    private boolean closed;

    ConnectionPool(ConnectionSource source, StatementWatch watch) {
        this.source = source;
        this.watch = watch;
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        awaitPlace();
        Connection connection = idle.isEmpty() ? source.open() : idle.pop();
        PooledConnection pooled = new PooledConnection(connection, watch, this::giveBack);
        taken.put(pooled, watch.where());
        return pooled.proxy();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    /** At most so many connections at a time from now on. */
    synchronized void limit(int connections) {
        places = connections;
        notifyAll();
    }

    /** For each connection that is not given back, the line of the student's code that took it. */
    synchronized List<String> taken() {
        return List.copyOf(taken.values());
    }

    /** Closes everything. */
    synchronized void closeAll() {
        closed = true;
        List.copyOf(taken.keySet()).forEach(PooledConnection::close);
        idle.forEach(ConnectionPool::close);
        idle.clear();
        notifyAll();
    }

    private void awaitPlace() throws SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
        while (!closed && taken.size() >= places) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new SQLTransientConnectionException("No connection was given back for " + LONGEST_WAIT_SECONDS
                        + " s. They were taken at " + String.join(", ", new ArrayList<>(taken.values())) + ".");
            }
            try {
                wait(left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new SQLTransientConnectionException("interrupted while waiting for a connection", interrupted);
            }
        }
        if (closed) {
            throw new SQLException("The database is closed, because its agent has been ended.");
        }
    }

    private synchronized void giveBack(PooledConnection pooled, boolean reusable) {
        taken.remove(pooled);
        if (reusable && !closed) {
            idle.push(pooled.connection());
        } else {
            close(pooled.connection());
        }
        notifyAll();
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException broken) {
            // it is not used any more
        }
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // nothing is logged
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // a connection is opened at once
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("not a wrapper");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
