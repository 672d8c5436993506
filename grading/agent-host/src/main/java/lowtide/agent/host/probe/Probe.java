package lowtide.agent.host.probe;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Observes something about an agent. It works in the process of the student's code, which can change it or forge what
 * it observes; so checks rely on its result only as far as the requests at FakeGemini confirm it. Implementations are
 * thread-safe.
 *
 * @param <E> what is observed; written as JSON for the grader
 */
public interface Probe<E> extends AutoCloseable {

    /**
     * What was observed since this was last called.
     *
     * @throws UnsupportedOperationException if this kind observes nothing
     */
    default E drain() {
        throw new UnsupportedOperationException(getClass().getSimpleName() + " observes nothing");
    }

    /**
     * Executes a command of the grader, such as setting the clock.
     *
     * @throws UnsupportedOperationException if this kind takes no commands
     */
    default void tell(JsonNode command) {
        throw new UnsupportedOperationException(getClass().getSimpleName() + " takes no commands");
    }

    /** Stops observing, and releases what that took. */
    @Override
    default void close() {}
}
