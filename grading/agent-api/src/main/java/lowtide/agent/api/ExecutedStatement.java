package lowtide.agent.api;

import java.util.Objects;

/**
 * A statement that an agent's database was asked to execute.
 *
 * @param sql as the agent wrote it, or BEGIN or COMMIT; at most {@value #LONGEST} UTF-16 units
 * @param where the line of the student's code, empty if it is not known
 * @param failed whether it failed because the grader had asked for it
 */
public record ExecutedStatement(String sql, String where, boolean failed) {

    private static final int LONGEST = 300;

    /** Refuses values that no host sends, because an agent's process can forge them. */
    public ExecutedStatement {
        sql = sql.length() <= LONGEST ? sql : sql.substring(0, LONGEST - 3) + "...";
        Objects.requireNonNull(where);
    }
}
