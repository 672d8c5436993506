package lowtide.simulation.measure;

import lowtide.cost.context.Tokens;

/**
 * What FakeGemini observes of an agent, besides the tokens.
 *
 * @param answered           requests with a question that were answered
 * @param instruction        average tokens of such a request besides messages and a summary
 * @param thinking           average thinking tokens of a reply
 * @param largestRequest     messages in the largest such request, those in its system instruction included
 * @param sharedConversation whether a request for one user carried a message of another
 * @param failed             calls of the agent that failed
 * @param firstFailure       why the first of them failed; empty if none did
 * @param summaries          the other requests that were answered
 * @param embedded           tokens that were embedded
 */
public record Observation(
        long answered,
        long instruction,
        long thinking,
        int largestRequest,
        boolean sharedConversation,
        int failed,
        String firstFailure,
        Summaries summaries,
        long embedded) {

    /**
     * Requests whose last content is not the question, such as those for a summary.
     *
     * @param requests how many
     * @param replaced average messages in one of them
     * @param kept     average messages in a request with a question that has a summary
     * @param tokens   what these requests sent and received
     */
    public record Summaries(long requests, long replaced, long kept, Tokens tokens) {}
}
