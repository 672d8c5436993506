package lowtide.simulation.measure;

/**
 * What FakeGemini observes of an agent, besides the tokens.
 *
 * @param answered           requests that were answered
 * @param instruction        average tokens of an answered request besides its messages, such as a system instruction
 * @param thinking           average thinking tokens of a reply
 * @param largestRequest     messages in the largest answered request
 * @param sharedConversation whether a request for one user carried a message of another
 * @param failed             calls of the agent that failed
 * @param firstFailure       why the first of them failed; empty if none did
 */
public record Observation(
        long answered,
        long instruction,
        long thinking,
        int largestRequest,
        boolean sharedConversation,
        int failed,
        String firstFailure) {}
