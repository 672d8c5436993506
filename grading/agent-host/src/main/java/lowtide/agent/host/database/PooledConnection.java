package lowtide.agent.host.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A connection as the agent sees it, from the moment when it is taken from the pool until it is given back. Not
 * thread-safe, as the connections of drivers, except for closing.
 */
final class PooledConnection implements InvocationHandler {

    private final Connection connection;
    private final StatementWatch watch;
    private final GiveBack giveBack;
    private final Connection proxy;
    private final List<Statement> statements = new ArrayList<>();
    private boolean dirty; // something was executed in a transaction that has not ended
    private OptionalInt usualIsolation = OptionalInt.empty(); // if it was changed
    private boolean changed; // otherwise, for everyone who gets the connection later
    private boolean closed;

    PooledConnection(Connection connection, StatementWatch watch, GiveBack giveBack) {
        this.connection = connection;
        this.watch = watch;
        this.giveBack = giveBack;
        this.proxy = (Connection)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, this);
    }

    /** Takes a connection back. */
    interface GiveBack {
        void accept(PooledConnection pooled, boolean reusable);
    }

    /** What the agent gets. */
    Connection proxy() {
        return proxy;
    }

    /** The driver's connection. */
    Connection connection() {
        return connection;
    }

    /** Gives it back without a transaction or an open statement, as pools do. */
    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        boolean reusable;
        try {
            for (Statement statement : statements) {
                statement.close();
            }
            if (connection.getAutoCommit()) {
                endTransactionOfItsOwn();
            } else {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            if (usualIsolation.isPresent()) {
                connection.setTransactionIsolation(usualIsolation.getAsInt());
            }
            reusable = !changed;
        } catch (SQLException broken) {
            reusable = false;
        }
        watch.ended(this);
        giveBack.accept(this, reusable);
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "hashCode":
                return System.identityHashCode(self);
            case "equals":
                return self == arguments[0];
            case "toString":
                return "a connection of the pool";
            case "close", "abort":
                close();
                return null;
            case "isClosed":
                return closed;
            case "unwrap":
                throw new SQLException("not a wrapper");
            case "isWrapperFor":
                return false;
            default:
                if (closed) {
                    throw new SQLException("The connection has been given back.", "08003");
                }
                return work(method, arguments);
        }
    }

    private Object work(Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "setAutoCommit":
                setAutoCommit((boolean) arguments[0]);
                return null;
            case "commit":
                watch.before("COMMIT");
                dirty = false;
                return Calls.on(connection, method, arguments);
            case "rollback":
                dirty = arguments != null && dirty; // back to a savepoint only
                return Calls.on(connection, method, arguments);
            case "setTransactionIsolation":
                if (usualIsolation.isEmpty()) {
                    usualIsolation = OptionalInt.of(connection.getTransactionIsolation());
                }
                return Calls.on(connection, method, arguments);
            case "createStatement", "prepareStatement", "prepareCall":
                Statement made = (Statement) Calls.on(connection, method, arguments);
                statements.add(made);
                String sql = arguments != null && arguments[0] instanceof String text ? text : "";
                return WatchedStatement.of(made, method.getReturnType(), sql, proxy, this::before);
            default:
                changed |=
                        method.getName().startsWith("set") && !method.getName().equals("setSavepoint");
                return Calls.on(connection, method, arguments);
        }
    }

    private void setAutoCommit(boolean on) throws SQLException {
        if (on == connection.getAutoCommit()) {
            return;
        }
        if (!on || dirty) { // otherwise there is nothing to commit
            watch.before(on ? "COMMIT" : "BEGIN");
        }
        connection.setAutoCommit(on);
        dirty = false;
        if (on) {
            watch.ended(this);
        } else {
            watch.begun(this);
        }
    }

    /** Before a statement, which may begin or end a transaction itself. */
    private void before(String sql) throws SQLException {
        watch.before(sql);
        dirty = true;
        String start = sql.strip().toUpperCase(Locale.ROOT);
        if (start.startsWith("BEGIN")) {
            watch.begun(this);
        } else if (connection.getAutoCommit()
                && (start.startsWith("COMMIT") || start.startsWith("ROLLBACK") || start.startsWith("END"))) {
            watch.ended(this);
        }
    }

    private void endTransactionOfItsOwn() throws SQLException {
        if (watch.isInTransaction(this)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("ROLLBACK");
            }
        }
    }
}
