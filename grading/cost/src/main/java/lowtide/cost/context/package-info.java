/**
 * What an agent sends. A {@link lowtide.cost.context.Strategy} selects the part of a
 * {@link lowtide.cost.context.Conversation} that each request carries, and counts the
 * {@link lowtide.cost.context.Tokens} of all requests.
 */
package lowtide.cost.context;
