package lowtide.agent.host.resource;

import java.util.function.Supplier;
import lowtide.agent.host.probe.Probe;

/**
 * One parameter of an agent's constructor: what the constructor gets, and what is observed about it.
 *
 * @param <T> what the constructor gets
 * @param <E> what is observed
 */
public interface Resource<T, E> extends Probe<E> {

    /**
     * Creates what the constructor gets. Called once, before anything else.
     *
     * @throws IllegalArgumentException if the grader passed no value, or one that does not match
     */
    T open();

    /**
     * Surrounds a call of the agent with what belongs to the thread that makes it.
     *
     * @return makes the call
     */
    default Supplier<Object> around(Supplier<Object> call) {
        return call;
    }
}
