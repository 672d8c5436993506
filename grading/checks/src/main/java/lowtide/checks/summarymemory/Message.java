package lowtide.checks.summarymemory;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import lowtide.checks.dsl.CheckContext;

/**
 * One message of a conversation, a question or a reply.
 *
 * @param number its place in the conversation, from 1
 * @param words the first and the last ones that are in no other message and in no summary; none for small talk
 */
record Message(int number, String text, List<String> words) {

    Message {
        words = List.copyOf(words);
    }

    /** Whether all words of this message are among these. */
    boolean isWholeIn(Set<String> held) {
        return !words.isEmpty() && held.containsAll(words);
    }

    /** Whether a word of this message is among these. */
    boolean isPartlyIn(Set<String> held) {
        return words.stream().anyMatch(held::contains);
    }

    /** Its place and its text, in which the mask hides made-up words. */
    String shown(UnaryOperator<String> mask) {
        return "message " + number + ", " + CheckContext.quoted(mask.apply(text)) + ",";
    }
}
