package lowtide.agent.host.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A statement as the agent sees it. */
final class WatchedStatement implements InvocationHandler {

    private final Statement statement;
    private final String sql;
    private final Connection connection;
    private final Before before;

    private WatchedStatement(Statement statement, String sql, Connection connection, Before before) {
        this.statement = statement;
        this.sql = sql;
        this.connection = connection;
        this.before = before;
    }

    /** What happens before each execution. */
    interface Before {
        void execution(String sql) throws SQLException;
    }

    /**
     * A statement of this type.
     *
     * @param sql what it executes; empty if it is given with each execution
     * @param connection what the agent got it from
     */
    static Object of(Statement statement, Class<?> type, String sql, Connection connection, Before before) {
        return Proxy.newProxyInstance(
                WatchedStatement.class.getClassLoader(),
                new Class<?>[] {type},
                new WatchedStatement(statement, sql, connection, before));
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "hashCode":
                return System.identityHashCode(self);
            case "equals":
                return self == arguments[0];
            case "getConnection":
                return connection;
            case "unwrap":
                throw new SQLException("not a wrapper");
            case "isWrapperFor":
                return false;
            case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate", "executeBatch", "executeLargeBatch":
                before.execution(arguments != null && arguments[0] instanceof String text ? text : sql);
                return Calls.on(statement, method, arguments);
            default:
                return Calls.on(statement, method, arguments);
        }
    }
}
