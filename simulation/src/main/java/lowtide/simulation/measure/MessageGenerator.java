package lowtide.simulation.measure;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Generates distinct questions and replies of an exact length, and recognises the user who asked a question. */
final class MessageGenerator {

    /** As FakeGemini counts. */
    static final int CHARACTERS_PER_TOKEN = 4;

    private static final String FILLER = "I ate a salad, some soup and an apple, and went for a run. ";
    private static final Pattern QUESTION = Pattern.compile("^\\[user (\\d+), ");

    private MessageGenerator() {}

    /**
     * A question that no other call asks.
     *
     * @param call   number of the call
     * @param tokens the exact length
     */
    static String question(int user, int call, int tokens) {
        return filled("[user " + user + ", " + call + "] ", tokens);
    }

    /** A reply that no other call gets, of exactly this many tokens. */
    static String reply(int call, int tokens) {
        return filled("Reply " + call + ". ", tokens);
    }

    /** The user who asked a question; empty if the text is not a generated question. */
    static OptionalInt userOf(String text) {
        Matcher question = QUESTION.matcher(text);
        return question.find() ? OptionalInt.of(Integer.parseInt(question.group(1))) : OptionalInt.empty();
    }

    private static String filled(String start, int tokens) {
        int length = tokens * CHARACTERS_PER_TOKEN;
        return (start + FILLER.repeat(length / FILLER.length() + 1)).substring(0, length);
    }
}
