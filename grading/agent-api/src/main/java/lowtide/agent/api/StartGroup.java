package lowtide.agent.api;

/**
 * A group of calls that start together.
 *
 * @param group names the group within its session
 * @param size how many calls it has
 */
public record StartGroup(long group, int size) {}
