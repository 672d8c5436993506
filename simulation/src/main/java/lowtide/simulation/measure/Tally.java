package lowtide.simulation.measure;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lowtide.fakegemini.Content;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.GeminiRequest;
import lowtide.fakegemini.Usage;
import lowtide.simulation.cost.Tokens;

/** Adds up what FakeGemini's journal says, and holds against its size. For one thread. */
final class Tally {

    private static final String FILLER = "I ate a salad, some soup and an apple, and went for a run. ";
    private static final Pattern MARK = Pattern.compile("^\\[user (\\d+), ");
    private static final int CHARACTERS_A_TOKEN = 4; // as FakeGemini counts

    /** Roughly what the journal needs for a message beside its text. */
    private static final int OVERHEAD_OF_A_MESSAGE = 200;

    private static final long MOST_BYTES = Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 3);

    private int read;
    private long bytes;
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

    /**
     * Takes in what has come since the last time.
     *
     * @param journal everything so far
     * @throws UnusableAgentException if it no longer fits into memory
     */
    void read(List<Exchange> journal) {
        journal.subList(read, journal.size()).forEach(this::add);
        read = journal.size();
        if (bytes > MOST_BYTES) {
            throw new UnusableAgentException(String.format(
                    Locale.ROOT,
                    "After %,d requests, of up to %,d messages each, %,d MB had been sent, more than is kept here. Take"
                            + " fewer users, days or prompts, or shorter messages.",
                    read,
                    mostMessages,
                    bytes >> 20));
        }
    }

    private void add(Exchange exchange) {
        GeminiRequest request = exchange.request();
        int characters = request.contents().stream().mapToInt(content -> content.text().length()).sum();
        bytes += characters + (long) OVERHEAD_OF_A_MESSAGE * request.contents().size();
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
        shared |= request.contents().stream().map(Tally::user).flatMapToInt(OptionalInt::stream).distinct().count() > 1;
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
