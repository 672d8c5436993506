/**
 * What an agent sends. A {@link lowtide.simulation.context.Strategy} selects the part of a
 * {@link lowtide.simulation.context.Conversation} that each request carries, and counts the
 * {@link lowtide.simulation.context.Tokens} of all requests.
 */
package lowtide.simulation.context;
