package lowtide.simulation.measure;

import static lowtide.simulation.measure.MessageGenerator.CHARACTERS_PER_TOKEN;

import java.util.List;
import java.util.OptionalInt;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Usage;
import lowtide.simulation.agent.UnusableAgentException;
import lowtide.simulation.context.Tokens;

/** Adds up the tokens in FakeGemini's journal. Not thread-safe. */
final class TokenTally {

    private long answered;
    private long prompt;
    private long messages;
    private long cached;
    private long candidates;
    private long thoughts;
    private int largestRequest;
    private boolean sharedConversation;

    /** Adds exchanges. Ignores requests that were not answered. */
    void add(List<Exchange> exchanges) {
        exchanges.forEach(exchange -> exchange.usage().ifPresent(usage -> add(exchange.request(), usage)));
    }

    private void add(GeminiRequest request, Usage usage) {
        int characters = request.contents().stream()
                .mapToInt(content -> content.text().length())
                .sum();
        answered++;
        prompt += usage.prompt();
        messages += (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
        cached += usage.cached();
        candidates += usage.candidates();
        thoughts += usage.thoughts();
        largestRequest = Math.max(largestRequest, request.contents().size());
        sharedConversation |= usersIn(request) > 1;
    }

    private static long usersIn(GeminiRequest request) {
        return request.contents().stream()
                .map(Content::text)
                .map(MessageGenerator::userOf)
                .flatMapToInt(OptionalInt::stream)
                .distinct()
                .count();
    }

    Tokens tokens() {
        return new Tokens(prompt, cached, candidates + thoughts, 0);
    }

    /**
     * @throws UnusableAgentException if no request was answered
     */
    Observation observation(int failed, String firstFailure) {
        if (answered == 0) {
            throw new UnusableAgentException(
                    failed == 0
                            ? "The agent sent no requests to Gemini."
                            : "Gemini answered none of its requests. The first call failed: " + firstFailure);
        }
        return new Observation(
                answered,
                Math.round((double) (prompt - messages) / answered),
                Math.round((double) thoughts / answered),
                largestRequest,
                sharedConversation,
                failed,
                firstFailure);
    }
}
