package lowtide.simulation.measure;

import java.util.List;
import java.util.stream.IntStream;
import lowtide.cost.context.Tokens;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Usage;
import lowtide.simulation.agent.UnusableAgentException;

/** Adds up the tokens in FakeGemini's journal. Not thread-safe. */
final class TokenTally {

    private static final int OK = 200;

    private final int messageTokens;
    private final TokenSum all = new TokenSum();
    private final TokenSum ofSummaries = new TokenSum();
    private long answered;
    private long summaries;
    private long replaced;
    private long messages;
    private long summaryTokens;
    private long withSummary;
    private long kept;
    private long embedded;
    private int largestRequest;
    private boolean sharedConversation;

    /** @param messageTokens tokens of each question and each reply */
    TokenTally(int messageTokens) {
        this.messageTokens = messageTokens;
    }

    /** Adds the exchanges of the call that asked this question. Ignores requests that were not answered. */
    void add(List<Exchange> exchanges, String question) {
        for (Exchange exchange : exchanges) {
            GeminiRequest request = exchange.request();
            if (request.isEmbedding() && exchange.status() == OK) {
                request.contents()
                        .forEach(content -> embedded += tokens(content.text().length()));
            }
            exchange.usage().ifPresent(usage -> {
                all.add(usage);
                if (request.last().text().contains(question)) {
                    addAnswer(request);
                } else {
                    addSummary(request, usage);
                }
            });
        }
    }

    private void addAnswer(GeminiRequest request) {
        String instruction = request.systemInstruction().orElse("");
        int remembered = MessageGenerator.messagesIn(instruction);
        int size = request.contents().size() + remembered;
        int summary = MessageGenerator.summaryIn(instruction, Driver.SUMMARY_CHARACTERS);
        answered++;
        messages += (long) remembered * messageTokens
                + tokens(request.contents().stream()
                        .mapToInt(content -> content.text().length())
                        .sum());
        summaryTokens += tokens(summary);
        if (summary > 0) {
            withSummary++;
            kept += size;
        }
        largestRequest = Math.max(largestRequest, size);
        sharedConversation |= usersIn(request) > 1;
    }

    private void addSummary(GeminiRequest request, Usage usage) {
        ofSummaries.add(usage);
        summaries++;
        replaced += request.contents().stream()
                .map(Content::text)
                .mapToInt(MessageGenerator::messagesIn)
                .sum();
        sharedConversation |= usersIn(request) > 1;
    }

    private static long usersIn(GeminiRequest request) {
        return IntStream.concat(
                        MessageGenerator.usersIn(request.systemInstruction().orElse("")),
                        request.contents().stream().map(Content::text).flatMapToInt(MessageGenerator::usersIn))
                .distinct()
                .count();
    }

    private static long tokens(int characters) {
        return (characters + MessageGenerator.CHARACTERS_PER_TOKEN - 1) / MessageGenerator.CHARACTERS_PER_TOKEN;
    }

    Tokens tokens() {
        return all.tokens(embedded);
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
        Tokens summed = ofSummaries.tokens(0);
        return new Observation(
                answered,
                average(all.prompt() - summed.input() - messages - summaryTokens, answered),
                average(all.thoughts(), answered + summaries),
                largestRequest,
                sharedConversation,
                failed,
                firstFailure,
                new Observation.Summaries(summaries, average(replaced, summaries), average(kept, withSummary), summed),
                embedded);
    }

    private static long average(long sum, long count) {
        return count == 0 ? 0 : Math.round((double) sum / count);
    }

    /** What FakeGemini has reported of some requests. */
    private static final class TokenSum {
        private long prompt;
        private long cached;
        private long candidates;
        private long thoughts;

        void add(Usage usage) {
            prompt += usage.prompt();
            cached += usage.cached();
            candidates += usage.candidates();
            thoughts += usage.thoughts();
        }

        long prompt() {
            return prompt;
        }

        long thoughts() {
            return thoughts;
        }

        Tokens tokens(long embedded) {
            return new Tokens(prompt, cached, candidates + thoughts, embedded);
        }
    }
}
