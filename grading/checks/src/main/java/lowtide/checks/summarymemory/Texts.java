package lowtide.checks.summarymemory;

import java.util.List;
import lowtide.checks.dsl.CheckContext;

/** Draws messages and summaries, each with words of its own. Not thread-safe. */
final class Texts {

    private static final int LONG = 5; // one message in so many
    private static final int HARD = 7;
    private static final String FILLER = " It was a long day, and there is more to say about it.";
    private static final int MAX_FILLERS = 12; // so that most messages have up to 700 characters
    private static final int VERY_MANY_FILLERS = 100; // so that a few have 5,500
    private static final String HARD_CHARACTERS = " \"quoted\" 50% $1 \\o/ {it} \ud83e\udd51\n";

    private final CheckContext<SummaryMemoryAgent> context;

    Texts(CheckContext<SummaryMemoryAgent> context) {
        this.context = context;
    }

    /** The first pair of a conversation. Its question has a fact, which is none of its words. */
    Pair introduction(String fact) {
        String word = context.word();
        String text = "I ate a " + word + ", and I must not eat any " + fact + ".";
        return new Pair(new Message(1, text, List.of(word)), reply(2));
    }

    /** @param number of the question */
    Pair pair(int number) {
        return new Pair(message(number, "I ate a ", "and drank a "), reply(number + 1));
    }

    /** A pair of words that are said again and again. */
    static Pair thanks(int number) {
        return new Pair(
                new Message(number, "Thank you!", List.of()), new Message(number + 1, "You are welcome.", List.of()));
    }

    private Message reply(int number) {
        return message(number, "Noted: ", "and then ");
    }

    /** Most are short; some are long, or have characters that mean something in a format. */
    private Message message(int number, String first, String last) {
        String word = context.word();
        if (number % LONG != 0 && number % HARD != 0) {
            return new Message(number, first + word + ".", List.of(word));
        }
        int fillers = number % (LONG * HARD) == 0
                ? VERY_MANY_FILLERS
                : 1 + context.random().nextInt(MAX_FILLERS);
        String between = number % LONG == 0 ? FILLER.repeat(fillers) + " " : HARD_CHARACTERS;
        String other = context.word();
        return new Message(number, first + word + "." + between + last + other + ".", List.of(word, other));
    }

    /** A summary of about 700 characters, with a word of its own near its start and one at its end. */
    String summary() {
        return "The user often eats " + context.word() + ", and sleeps well." + FILLER.repeat(MAX_FILLERS)
                + " The user likes " + context.word() + ".";
    }

    /** The first words of such a summary, which no other one has. */
    static String start(String summary) {
        return summary.substring(0, summary.indexOf(','));
    }

    /** How a summary repeats the fact. */
    static String repeated(String fact) {
        return " The user must not eat any " + fact + ".";
    }
}
