package lowtide.simulation.cost;

/**
 * What an agent sends of a conversation with each request. A strategy is a value; it knows nothing of prices. What the
 * j-th request carries never shrinks as j grows.
 *
 * <p>Source: the lesson's "Context as a Budget", whose three strategies are here beside "no cap".
 */
public sealed interface Strategy permits NoCap, LastMessages, LastTokens, Summary, Retrieval {

    /** Counts of messages or tokens that a strategy may keep. */
    Range KEPT = new Range(1, 10_000_000_000L);

    /** A few words for a table or the end of a line. */
    String name();

    /** Tokens of the conversation that the j-th request carries (from 1), without the system instruction. */
    long carried(Conversation conversation, long request);

    /** All that the first requests of one user send and receive, extra calls included; in closed form. */
    Tokens first(Conversation conversation, long requests);
}
