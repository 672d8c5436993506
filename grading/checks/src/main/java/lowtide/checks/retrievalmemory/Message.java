package lowtide.checks.retrievalmemory;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import lowtide.checks.dsl.CheckContext;

/**
 * One message of a conversation, a question or a reply.
 *
 * @param number its place in the conversation, from 1
 * @param words those that are in no other message, unless it is said twice
 */
record Message(int number, String text, List<String> words, Direction direction) {

    Message {
        words = List.copyOf(words);
    }

    Message(int number, Text text) {
        this(number, text.text(), text.words(), Direction.of(text.text()));
    }

    /** Whether a word of this message is in this text, in capitals or not. */
    boolean isPartlyIn(String text) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lowerCase::contains);
    }

    /** How often the whole message is in this text. */
    int timesIn(String container) {
        int times = 0;
        for (int at = container.indexOf(text); at >= 0; at = container.indexOf(text, at + text.length())) {
            times++;
        }
        return times;
    }

    /** Its place and its text, in which the mask hides made-up words. */
    String shown(UnaryOperator<String> mask) {
        return "message " + number + ", " + CheckContext.quoted(mask.apply(text)) + ",";
    }
}
