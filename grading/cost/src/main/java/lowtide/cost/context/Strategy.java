package lowtide.cost.context;

/**
 * Selects the part of a conversation that an agent sends with each request. Strategies are values and know nothing about
 * prices. A later request never carries less context than an earlier one.
 *
 * <p>Source: the lesson's "Context as a Budget", which has three strategies besides no cap.
 */
public sealed interface Strategy permits NoCap, LastMessages, LastTokens, Summary, Retrieval {

    /** How many messages or tokens a strategy may keep. */
    Range KEPT = new Range(1, 10_000_000_000L);

    /** The name in tables and charts. */
    String name();

    /**
     * Tokens of the conversation in one request, without the system instruction.
     *
     * @param request number of the request, from 1
     */
    long contextTokens(Conversation conversation, long request);

    /**
     * Tokens that one user's first requests send and receive, including extra calls. Computed in closed form.
     *
     * @param requests how many requests, at least 0
     */
    Tokens totalTokens(Conversation conversation, long requests);
}
