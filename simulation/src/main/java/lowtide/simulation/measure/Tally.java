package lowtide.simulation.measure;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Usage;
import lowtide.simulation.context.Tokens;

/** Adds up what FakeGemini's journal says. For one thread. */
final class Tally {

    private static final String FILLER = "I ate a salad, some soup and an apple, and went for a run. ";
    private static final Pattern MARK = Pattern.compile("^\\[user (\\d+), ");
    private static final int CHARACTERS_A_TOKEN = 4; // as FakeGemini counts

    private long answered;
    private long prompt;
    private long messages;
    private long cached;
    private long candidates;
    private long thoughts;
    private int mostMessages;
    private boolean shared;

    /** A question that nobody else asks, of exactly this many tokens. */
    static String question(int user, int number, int tokens) {
        return filled("[user " + user + ", " + number + "] ", tokens);
    }

    /** A reply that comes only once, of exactly this many tokens. */
    static String reply(int number, int tokens) {
        return filled("Reply " + number + ". ", tokens);
    }

    private static String filled(String start, int tokens) {
        int length = tokens * CHARACTERS_A_TOKEN;
        return (start + FILLER.repeat(length / FILLER.length() + 1)).substring(0, length);
    }

    /** Takes in what has come since the last time. */
    void add(List<Exchange> exchanges) {
        exchanges.forEach(this::add);
    }

    private void add(Exchange exchange) {
        GeminiRequest request = exchange.request();
        int characters = request.contents().stream()
                .mapToInt(content -> content.text().length())
                .sum();
        if (exchange.usage().isEmpty()) {
            return;
        }
        Usage usage = exchange.usage().get();
        answered++;
        prompt += usage.prompt();
        messages += (characters + CHARACTERS_A_TOKEN - 1) / CHARACTERS_A_TOKEN;
        cached += usage.cached();
        candidates += usage.candidates();
        thoughts += usage.thoughts();
        mostMessages = Math.max(mostMessages, request.contents().size());
        shared |= request.contents().stream()
                        .map(Tally::user)
                        .flatMapToInt(OptionalInt::stream)
                        .distinct()
                        .count()
                > 1;
    }

    private static OptionalInt user(Content content) {
        Matcher mark = MARK.matcher(content.text());
        return mark.find() ? OptionalInt.of(Integer.parseInt(mark.group(1))) : OptionalInt.empty();
    }

    Tokens tokens() {
        return new Tokens(prompt, cached, candidates + thoughts, 0);
    }

    Observation observation(int failed, String firstFailure) {
        if (answered == 0) {
            throw new UnusableAgentException("Gemini answered none of its requests"
                    + (failed == 0 ? "; it sent none." : ". The first call failed: " + firstFailure));
        }
        return new Observation(
                answered,
                Math.round((double) (prompt - messages) / answered),
                Math.round((double) thoughts / answered),
                mostMessages,
                shared,
                failed,
                firstFailure);
    }
}
