package lowtide.simulation.measure;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Generates distinct questions, replies and summaries of an exact length, and recognises them in requests. */
final class MessageGenerator {

    /** As FakeGemini counts. */
    static final int CHARACTERS_PER_TOKEN = 4;

    private static final String FILLER = "I ate a salad, some soup and an apple, and went for a run. ";
    private static final Pattern QUESTION = Pattern.compile("\\[user (\\d+), \\d+\\] ");
    private static final Pattern REPLY = Pattern.compile("Reply \\d+\\. ");
    private static final Pattern SUMMARY = Pattern.compile("Summary \\d+\\. ");

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

    /** A summary that no other call gets, of exactly this many characters. */
    static String summary(int call, int characters) {
        return filledUp("Summary " + call + ". ", characters);
    }

    /** The users who asked the generated questions in a text, one for each question. */
    static IntStream usersIn(String text) {
        return QUESTION.matcher(text)
                .results()
                .map(question -> question.group(1))
                .mapToInt(Integer::parseInt);
    }

    /** How many generated questions and replies a text has. */
    static int messagesIn(String text) {
        return (int) (QUESTION.matcher(text).results().count()
                + REPLY.matcher(text).results().count());
    }

    /** How many of the last characters of a text are those of a generated summary and what follows it, at most so many. */
    static int summaryIn(String text, int characters) {
        return SUMMARY.matcher(text).results().map(MatchResult::start).findFirst().stream()
                .mapToInt(start -> Math.min(text.length() - start, characters))
                .sum();
    }

    private static String filled(String start, int tokens) {
        return filledUp(start, tokens * CHARACTERS_PER_TOKEN);
    }

    private static String filledUp(String start, int length) {
        return (start + FILLER.repeat(length / FILLER.length() + 1)).substring(0, length);
    }
}
