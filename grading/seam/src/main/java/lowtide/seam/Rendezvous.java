package lowtide.seam;

/**
 * A group of calls that start together.
 *
 * @param group names the group within its session
 * @param size how many calls it has
 */
record Rendezvous(long group, int size) {}
