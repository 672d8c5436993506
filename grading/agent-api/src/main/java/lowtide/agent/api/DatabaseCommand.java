package lowtide.agent.api;

import java.util.Objects;

/**
 * What the grader asks of an agent's database.
 *
 * @param number counts from 1 for {@link Kind#STOP} and {@link Kind#FAIL}
 */
public record DatabaseCommand(Kind kind, int number) {

    public DatabaseCommand {
        Objects.requireNonNull(kind);
    }

    /** The kinds of commands. */
    public enum Kind {
        /** From now on, at most so many connections are open at a time. */
        PLACES,
        /** The agent stops before the n-th statement from now on that is outside a transaction, until the grader goes on. */
        STOP,
        /** The n-th statement from now on fails. */
        FAIL,
        /** Neither a stop nor a failure is still to come. */
        CLEAR
    }
}
