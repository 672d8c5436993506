package lowtide.simulation.measure;

/**
 * What FakeGemini saw of an agent, beside the tokens.
 *
 * @param answered       requests that were answered
 * @param instruction    tokens of an average answered request beside its messages, such as a system instruction
 * @param thinking       tokens thought for an average reply
 * @param mostMessages   messages in the largest answered request
 * @param shared         whether a request for one user carried what another had said
 * @param failed         calls of the agent that failed
 * @param firstFailure   what the first of them failed with; empty if none did
 */
public record Observation(
        long answered,
        long instruction,
        long thinking,
        int mostMessages,
        boolean shared,
        int failed,
        String firstFailure) {}
