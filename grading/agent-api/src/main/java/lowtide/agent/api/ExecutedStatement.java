package lowtide.agent.api;

/**
 * A statement that an agent's database was asked to execute.
 *
 * @param sql as the agent wrote it, or BEGIN or COMMIT; at most 300 UTF-16 units
 * @param where the line of the student's code, empty if it is not known
 * @param failed whether it failed because the grader had asked for it
 */
public record ExecutedStatement(String sql, String where, boolean failed) {

    /** Refuses values that no host sends, because an agent's process can forge them. */
    public ExecutedStatement {
        sql = RemoteThrowable.shortened(sql);
        where = RemoteThrowable.shortened(where);
    }
}
