package lowtide.agent.host.resource;

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
}
